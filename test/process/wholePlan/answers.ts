/**
 * A whole plan for a real piece of work in a public project: TypeORM picks the read replica of a query at random,
 * and its users ask to give replicas weights. The same answers are given through the forms and written into the
 * files by hand (see `wholePlan.test.ts`).
 */
export const title = 'Weighted read replicas';
export const slug = 'weighted-read-replicas';

type Row = Readonly<Record<string, string>>;
type Answers = Readonly<Record<string, string | readonly Row[]>>;

export const research: Answers = {
  businessGoal:
    'Teams with replicas of different sizes use what they pay for, without a proxy in front of them.',
  technicalGoal:
    'A replica can be given a weight in the replication options, and reads go to the replicas in that proportion.',
  stakeholders:
    'Users who run TypeORM against more than one read replica; the maintainers, who answer for every driver alike.',
  success:
    'With weights 3 and 1 the larger replica serves three quarters of the reads, within two per cent over ten thousand connections.',
  unacceptable:
    'A write must never reach a replica. Options that work today must go on working without a change.',
  constraints:
    'No new dependency. The option types are public, so what is added stays. Node versions as in package.json.',
  stack:
    'TypeScript; drivers for PostgreSQL, CockroachDB, SQL Server, Oracle and MySQL; Mocha for the tests.',
  modules:
    'Four drivers pick a replica themselves: `src/driver/postgres`, `src/driver/cockroachdb`, `src/driver/sqlserver` and `src/driver/oracle`. MySQL leaves the choice to its own pool cluster.',
  patterns:
    'Options are interfaces with read-only members and a comment each. A driver takes what it needs from `this.options` when it connects.',
  debt: 'The same line that picks a random replica stands in four drivers, and no test covers the choice.',
  tried: 'N/A: nobody tried it in this repository before.',
  domainPatterns:
    'Weighted random choice; smooth weighted round robin, as load balancers use it; least connections.',
  references:
    '- TypeORM documentation, page "Multiple data sources", section "Replication"\n- mysql2 documentation, section "PoolCluster"\n- PostgreSQL manual, chapter 27, "High Availability, Load Balancing, and Replication"',
  priorArt: 'pgpool-II has `backend_weight` for each backend. MySQL Router and HAProxy know weights too.',
  failureModes:
    'A weight of zero for every replica leaves nothing to choose. A replica that is down is chosen again and again.',
  risks: [
    {
      risk: 'Weights that add up to zero leave no replica to choose',
      likelihood: 'medium',
      impact: 'high',
      mitigation: 'Refuse them when the data source is initialised, with a message that names the option',
    },
    {
      risk: 'The drivers drift apart again',
      likelihood: 'high',
      impact: 'medium',
      mitigation: 'One function chooses for all of them, and a rule keeps Math.random out of the choice',
    },
    {
      risk: 'Users expect health checks as well',
      likelihood: 'low',
      impact: 'low',
      mitigation: 'Say so in the documentation',
    },
  ],
  assumptions: 'Pools of all four drivers are created once and keep their order.',
  questions: [
    {
      question: 'Should MySQL take the same weights?',
      state: 'deferred',
      answer:
        'Its pool cluster chooses by pattern and has no weights; the option type of MySQL stays as it is.',
    },
    {
      question: 'Random or round robin?',
      state: 'resolved',
      answer: "Weighted random: it needs no state, and today's choice is the case of equal weights.",
    },
  ],
};

/** The blueprint in YAML, as a person would write it. */
export const blueprint = `version: 1
title: TypeORM
components:
  replication:
    paths: ["src/driver/replication/**"]
    responsibility: Chooses the replica that serves a read.
    layer: common
    public: ["src/driver/replication/chooseReplica.ts"]
  drivers:
    paths: ["src/driver/postgres/**", "src/driver/cockroachdb/**", "src/driver/sqlserver/**", "src/driver/oracle/**"]
    responsibility: Speak to one kind of database each.
    layer: drivers
rules:
  - id: REP-1
    kind: forbid
    from: replication
    to: [drivers]
    because: The choice knows nothing of any database
  - id: REP-2
    kind: entry_points
    of: replication
    because: Four drivers call it, and nothing else of it is theirs
standards:
  empty-catch: major
`;

export const architecture: Answers = {
  apiContracts: [
    {
      method: 'option',
      path: 'replication.slaves[].weight',
      auth: 'none',
      request: 'a number of at least 0, 1 where it is left out',
      response: 'reads in that proportion',
      errors: 'TypeORMError for a negative weight; TypeORMError where all weights are 0',
    },
  ],
  schema: 'N/A: nothing is stored.',
  relations: 'N/A: nothing is stored.',
  indexes: 'N/A: nothing is stored.',
  migrations: 'N/A: nothing is stored.',
  retention: 'N/A: nothing is stored.',
  errors: 'Wrong weights are a TypeORMError at initialisation, with the path of the option in its message.',
  caching: 'The sums of the weights are computed once for each data source.',
  logging: "N/A: which replica serves a read is the pool's business and was never logged.",
  security: 'N/A: credentials of replicas are handled as before.',
  state: 'None but the pools that each driver has today.',
  expectedLoad:
    'One choice for each read that takes a connection: some ten thousand a second in a busy process.',
  scaling: 'The choice is linear in the number of replicas, of which there are seldom more than ten.',
  failures: 'A replica that is down fails the reads that are sent to it, as today.',
  recovery: 'N/A: a failed connection is retried by the pool, as today.',
  testing: [
    {
      layer: 'replication',
      what: 'the proportion, zero, negative and missing weights',
      how: 'unit tests with a given random number',
    },
    {
      layer: 'drivers',
      what: 'that each driver asks for its replica',
      how: 'unit tests with pools that count',
    },
  ],
  outOfScope: "Real replicas: the pools are the drivers' own and are tested there.",
  deployment: 'With the next minor release; the option is new and optional.',
  rollback: 'Leave the option out; a release without it ignores it.',
  naming: 'Files and functions in camelCase; option types end in `Options`.',
};

export const decision = {
  title: 'Choose replicas by weighted random',
  values: {
    status: 'accepted',
    context: 'Replicas of different sizes get the same share of reads, so the smallest one sets the limit.',
    outcome: 'Weighted random, because it needs no state and equal weights behave as today.',
    implications: 'One function to maintain for four drivers; a new driver calls it.',
    risks: 'Over few connections the shares are uneven.',
    reversibility: 'Easy: the choice is one function, and the option can be ignored.',
  },
  options: [
    { option: 'Weighted random', reason: '' },
    { option: 'Smooth weighted round robin', reason: 'It keeps a counter that every connection changes.' },
    {
      option: 'Least connections',
      reason: 'The pools do not tell how many connections they have in the same way.',
    },
  ],
};

/** The tasks in YAML, as a person would write them. */
export const tasks = `version: 1
milestones:
  - id: M1
    title: Reads follow the weights
    done_when: The drivers' tests show three quarters of the reads on the heavier replica.
    phases:
      - id: "1.1"
        title: The choice
        tasks:
          - id: T001
            title: Choose a replica by weight
            goal: One function gives the index of a replica for a random number and the weights.
            scope: { in: ["src/driver/replication/**", "test/unit/replication/**"], out: ["src/driver/postgres/**"] }
            depends_on: []
            output: "\`src/driver/replication/chooseReplica.ts\` with its unit tests"
            strategy: Add up the weights once, then find the first sum above the random number.
            validation: [{ run: "node --test test/unit/replication" }, { check: "the message names the option" }]
            rollback: Remove the folder; nothing calls it yet.
            complexity: low
            effort: 3h
            role: backend
            status: todo
      - id: "1.2"
        title: The drivers
        tasks:
          - id: T002
            title: PostgreSQL and CockroachDB ask for their replica
            goal: Both drivers send a read to the replica that the choice names.
            scope: { in: ["src/driver/postgres/**", "src/driver/cockroachdb/**"], out: ["src/driver/mysql/**"] }
            depends_on: [T001]
            output: "\`src/driver/postgres/PostgresDriver.ts\` without Math.random"
            strategy: Replace the line that picks at random; take the weights from the options at connect.
            validation: [{ run: "node --version" }]
            rollback: Revert the commit; the function stays unused.
            complexity: medium
            effort: 4h
            role: backend
            status: todo
          - id: T003
            title: SQL Server and Oracle ask for their replica
            goal: Both drivers send a read to the replica that the choice names.
            scope: { in: ["src/driver/sqlserver/**", "src/driver/oracle/**"], out: ["src/driver/mysql/**"] }
            depends_on: [T001]
            output: "\`src/driver/sqlserver/SqlServerDriver.ts\` without Math.random"
            strategy: As in the other two drivers.
            validation: [{ run: "node --version" }]
            rollback: Revert the commit; the function stays unused.
            complexity: medium
            effort: 4h
            role: backend
            status: todo
`;

/** What people write in the documents, by the headings that ask for it. Any other heading gets \`otherwise\`. */
export const documentAnswers: Readonly<Record<string, string>> = {
  what: 'TypeORM maps classes to tables and runs queries against many kinds of database. It leaves running the database to others.',
  users: 'Authors of services in TypeScript and JavaScript, who read and write their data through it.',
  run: 'Run `pnpm install`, then `pnpm run compile` and `pnpm run test:fast`; the tests need a database from `docker-compose.yml`.',
};
export const otherwise = 'N/A: this plan changes the choice of a replica and nothing else.';

/** What the agents are, so that phase 6 has somebody to choose. */
export const config = `version: 1
agents:
  claude-code: { tiers: [high, standard], command: claude }
  codex: { tiers: [standard] }
`;

/** Source files as the project has them, as far as the plan speaks of them. */
export const sources: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'src/driver/replication/chooseReplica.ts',
    'src/driver/postgres/PostgresDriver.ts',
    'src/driver/cockroachdb/CockroachDriver.ts',
    'src/driver/sqlserver/SqlServerDriver.ts',
    'src/driver/oracle/OracleDriver.ts',
    'test/unit/replication/chooseReplica.test.ts',
  ].map(path => [path, '/** Stands for the file of the real project. */\nexport const here = true;\n']),
);
