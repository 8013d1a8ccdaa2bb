/** Files of JavaScript and TypeScript, as ESLint and dependency-cruiser read them. */
export const isScript = (path: string): boolean => /\.(?:[cm]?[jt]sx?|vue|svelte)$/.test(path);
