/**
 * Names of folders and files that give a delicate place away, by the gate that they call for. Each is tried on
 * a scope's path and on every part of it between slashes.
 */
const gatePaths = {
  schema: [
    /^(?:db-?)?migrations?$/i,
    /^(?:migrate|alembic|flyway|liquibase|prisma)$/i,
    /\.(?:sql|prisma)$/i,
    /^schema\.rb$/i,
  ],
  production: [
    /^(?:[\w-]+\.)?Dockerfile(?:\.[\w-]+)?$/i,
    /^(?:docker-)?compose(?:\.[\w-]+)*\.ya?ml$/i,
    /^(?:k8s|kubernetes|helm|terraform|ansible|pulumi|cloudformation|deploy|deployment)$/i,
    /\.(?:tf|tfvars)$/i,
    /^(?:Chart\.ya?ml|Jenkinsfile|Procfile|fly\.toml|serverless\.ya?ml|vercel\.json|netlify\.toml|render\.ya?ml)$/i,
    /^(?:\.gitlab-ci\.ya?ml|\.circleci|azure-pipelines\.ya?ml)$/i,
    /^\.github\/workflows(?:\/|$)/,
  ],
  security: [
    // The names that are words of their own, as in `auth`, `authService.ts` or `auth-token`, but not `author`.
    /^(?:auth|oauth2?|acl|rbac|sso|jwt)(?:[A-Z._-]|$)/,
    /^(?:authentication|authori[sz]ation|permissions?|secrets?|credentials?|crypto(?:graphy)?)(?:\.|$)/i,
    /^\.env(?:\.|$)/,
    /\.(?:pem|p12|pfx)$/i,
  ],
} as const satisfies Record<string, readonly RegExp[]>;

/** The first path of a scope with a part that gives the place away. */
export function pathWith(globs: readonly string[], kind: keyof typeof gatePaths): string | undefined {
  return globs.find(glob =>
    [glob, ...glob.split('/')].some(part => gatePaths[kind].some(name => name.test(part))),
  );
}
