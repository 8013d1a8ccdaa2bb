import { Command, InvalidArgumentError, Option } from 'commander';
import { version } from '../../package.json';
import { phaseIds } from '../core/model/plan.ts';
import { severities } from '../core/model/severity.ts';
import { roles } from '../core/model/tasks.ts';
import { reports } from '../core/report/table.ts';
import type { ActOptions } from './commands/act.ts';
import type { PromptCommandOptions } from './commands/prompt.ts';
import type { ExitCode } from './failure.ts';
import type { Format } from './output.ts';

/**
 * Every command, as people call it. What a command does is loaded when it is called, so that a hook or `--help`
 * pays for nothing else.
 */
export function createProgram(): Command {
  const program = new Command('plumbrule')
    .description('Plan with coding agents, and hold every edit to the plan.')
    .version(version)
    .option('-C, --root <dir>', 'work in this folder', process.cwd())
    .exitOverride()
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError('(--help shows what can be given)');
  const folder = (): string => program.opts<{ root: string }>().root;
  for (const add of subjects) add(program, folder);
  return program;
}

/** Adds the commands of one subject; `folder` is known once the command line has been read. */
type Subject = (program: Command, folder: () => string) => void;

const reporting = (command: Command): Command =>
  command.addOption(
    new Option('--format <format>', 'text or json').choices(['text', 'json']).default('text'),
  );

const acting = (command: Command): Command =>
  command
    .option('--plan <slug>', 'the plan, where there are several')
    .option('--reason <text>', 'why it is done although something stands against it');

const run =
  (work: (...given: never[]) => Promise<ExitCode>) =>
  async (...given: unknown[]): Promise<void> => {
    process.exitCode = await work(...(given as never[]));
  };

/** A workspace as a whole. */
const workspaceCommands: Subject = (program, folder) => {
  program
    .command('init')
    .description('write a first blueprint from the folders that are there')
    .action(run(async () => (await import('./commands/init.ts')).init(folder())));

  reporting(program.command('status'))
    .description('plans, phases, gate, drift and coverage')
    .action(
      run(async (options: { format: Format }) =>
        (await import('./commands/status.ts')).status(folder(), options.format),
      ),
    );

  program
    .command('check')
    .description('report where the code departs from the blueprint and the decisions')
    .argument('[path...]', 'report only what lies in these files and folders')
    .addOption(new Option('--format <format>', 'output format').choices(Object.keys(reports)).default('text'))
    .option('--since <ref>', 'report only what the change since this commit brings')
    .addOption(
      new Option('--fail-on <severity>', 'exit with 1 from this severity on').choices([...severities]),
    )
    .option('--output <file>', 'write the report to a file')
    .action(
      run(
        async (
          paths: string[],
          options: { format: string; since?: string; failOn?: string; output?: string },
        ) => (await import('./commands/check.ts')).check({ ...options, folder: folder(), paths }),
      ),
    );
};

/** What is accepted of the drift: by the baseline, or for a while. */
const acceptanceCommands: Subject = (program, folder) => {
  reporting(program.command('baseline'))
    .description('accept the drift that is there now (on a terminal), or drop what is gone')
    .option('--prune', 'only take out lines whose drift is gone, and follow files that moved')
    .action(
      run(async (options: { format: Format; prune?: boolean }) =>
        (await import('./commands/baseline.ts')).baseline(folder(), {
          prune: options.prune === true,
          format: options.format,
        }),
      ),
    );

  program
    .command('waive')
    .description('excuse one finding for a while (asks on the terminal)')
    .argument('<fingerprint...>', 'rule, file and target, as `check --format json` names the finding')
    .option('--reason <text>', 'why it may stay for now')
    .option('--until <date>', 'the last day, as YYYY-MM-DD')
    .action(
      run(async (fingerprint: string[], options: { reason?: string; until?: string }) =>
        (await import('./commands/waive.ts')).waiveFinding(folder(), fingerprint.join(' '), options),
      ),
    );
};

/** Plans. */
const planCommands: Subject = (program, folder) => {
  const plan = program.command('plan').description('make and list plans');
  plan
    .command('new')
    .description('start a plan')
    .argument('<title>')
    .option('--scoped', 'small work: research and governance only')
    .action(
      run(async (title: string, options: { scoped?: boolean }) =>
        (await import('./commands/plan.ts')).newPlan(folder(), title, options.scoped === true),
      ),
    );
  reporting(plan.command('import'))
    .description(
      'add the tasks of a list (Spec Kit, Kiro, cc-sdd, OpenSpec, Spec Kitty, Task Master, Markdown)',
    )
    .argument('<file>')
    .option('--plan <slug>', 'add them to this plan instead of a new draft')
    .action(
      run(async (file: string, options: { format: Format; plan?: string }) =>
        (await import('./commands/planImport.ts')).planImport(folder(), file, options),
      ),
    );
  reporting(plan.command('list'))
    .description('list the plans')
    .action(
      run(async (options: { format: Format }) =>
        (await import('./commands/plan.ts')).listPlans(folder(), options.format),
      ),
    );
  for (const { name, act, description } of planActCommands) {
    acting(plan.command(name))
      .description(description)
      .action(
        run(async (options: ActOptions) =>
          (await import('./commands/act.ts')).planAct(folder(), act, options),
        ),
      );
  }
};

/** The state of tasks. */
const taskCommands: Subject = (program, folder) => {
  const task = program.command('task').description('start, finish, block and re-open tasks');
  for (const { name, act, description } of taskActCommands) {
    acting(task.command(name))
      .description(description)
      .argument('<task>')
      .action(
        run(async (id: string, options: ActOptions) =>
          (await import('./commands/act.ts')).taskAct(folder(), act, id, options),
        ),
      );
  }
  task
    .command('confirm')
    .description('confirm what no command can show (on a terminal)')
    .argument('<task>')
    .argument('<check>', 'number of the `check:` step, or gate:<trigger>')
    .option('--plan <slug>', 'the plan, where there are several')
    .action(
      run(async (id: string, check: string, options: { plan?: string }) =>
        (await import('./commands/act.ts')).taskAct(folder(), 'task/confirm', id, { ...options, check }),
      ),
    );
};

/** A person's approval, and what it opens. */
const approvalCommands: Subject = (program, folder) => {
  program
    .command('approve')
    .description("record a person's approval of a phase (asks on the terminal)")
    .argument('<phase>', phaseIds.join(', '))
    .option('--plan <slug>', 'the plan, where there are several')
    .option('--note <text>', 'what to remember about it')
    .option('--reason <text>', 'why it changed since it was approved: amends the phase first')
    .action(
      run(async (phase: string, options: { plan?: string; note?: string; reason?: string }) =>
        (await import('./commands/approve.ts')).approvePhase(folder(), phase, options),
      ),
    );

  reporting(program.command('gate'))
    .description('may code be written now; exit code 0 when the gate is open')
    .option('--plan <slug>', 'ask for this plan')
    .action(
      run(async (options: { format: Format; plan?: string }) =>
        (await import('./commands/gate.ts')).gate(folder(), options),
      ),
    );
};

/** Work on a task, and what is written from a plan. */
const workCommands: Subject = (program, folder) => {
  reporting(program.command('prompt'))
    .description("print a task's prompt, or write those of a plan that are missing or out of date")
    .argument('[task]')
    .option('--all', 'write all prompts of the plan into its folder')
    .option('--plan <slug>', 'the plan, where several have a task of this name')
    .addOption(new Option('--role <role>', 'write it for this role').choices([...roles]))
    .option('--budget <tokens>', 'leave out what bears least on the task beyond this size', wholeNumber)
    .option('--output <file>', 'write it to a file')
    .action(
      run(async (task: string | undefined, options: PromptCommandOptions) =>
        (await import('./commands/prompt.ts')).prompt(folder(), task, options),
      ),
    );

  reporting(program.command('verify'))
    .description('judge the work on a task: PASS, FLAG or BLOCK with evidence; exit code 1 for BLOCK')
    .argument('<task>')
    .option('--plan <slug>', 'the plan, where several have a task of this name')
    .option('--since <ref>', "count changes from this commit or branch instead of the task's start")
    .option('--no-run', "leave the task's validation commands alone")
    .action(
      run(async (task: string, options: { format: Format; plan?: string; since?: string; run: boolean }) =>
        (await import('./commands/verify.ts')).verify(folder(), task, options),
      ),
    );

  reporting(program.command('docs'))
    .description('generate the documents, or check that they are current')
    .option('--check', 'write nothing; exit with 1 when a document is missing or out of date')
    .action(
      run(async (options: { format: Format; check?: boolean }) =>
        (await import('./commands/docs.ts')).docs(folder(), {
          check: options.check === true,
          format: options.format,
        }),
      ),
    );
};

/** Decision records. */
const decisionCommands: Subject = (program, folder) => {
  const adr = program.command('adr').description('make, list and check decision records');
  adr
    .command('new')
    .description('propose a decision: a record with the next free number')
    .argument('<title>')
    .action(run(async (title: string) => (await import('./commands/adr.ts')).newAdr(folder(), title)));
  reporting(adr.command('list'))
    .description('list the decisions')
    .action(
      run(async (options: { format: Format }) =>
        (await import('./commands/adr.ts')).listAdrs(folder(), options.format),
      ),
    );
  reporting(adr.command('check'))
    .description('report what is wrong with the decisions, and between them')
    .action(
      run(async (options: { format: Format }) =>
        (await import('./commands/adr.ts')).checkAdrs(folder(), options.format),
      ),
    );
};

/** Rules that other tools keep. */
const ruleCommands: Subject = (program, folder) => {
  const rules = program.command('rules').description('bring in the rules of other tools');
  reporting(rules.command('import'))
    .description(
      'carry rules over into the blueprint (dependency-cruiser, ESLint boundaries, Nx tags, import-linter, tach, deptrac, go-arch-lint)',
    )
    .argument('[file...]', 'the rule files; all that are known in the workspace where none is named')
    .option('--dry-run', 'write nothing; only say what would be carried over and what not')
    .action(
      run(async (files: string[], options: { format: Format; dryRun?: boolean }) =>
        (await import('./commands/rules.ts')).rulesImport(folder(), files, {
          dryRun: options.dryRun === true,
          format: options.format,
        }),
      ),
    );
};

/** What binds a path, and the language server. */
const lookUpCommands: Subject = (program, folder) => {
  reporting(program.command('explain'))
    .description('which component, rules, decisions and contracts bind a path, or why a finding')
    .argument('<path|fingerprint>')
    .option('--since <ref>', 'also what only the change since this commit shows')
    .action(
      run(async (subject: string, options: { format: Format; since?: string }) =>
        (await import('./commands/explain.ts')).explain(folder(), subject, options),
      ),
    );

  program
    .command('lsp')
    .description('the language server')
    .option('--stdio', 'talk over standard input and output')
    .action(run(async () => (await import('./commands/lsp.ts')).lsp()));
};

const planActCommands = [
  { name: 'close', act: 'plan/close', description: 'end a plan whose work is done' },
  { name: 'archive', act: 'plan/archive', description: 'put a closed plan away' },
  { name: 'reopen', act: 'plan/reopen', description: 'make a draft, closed or archived plan active' },
] as const;

const taskActCommands = [
  { name: 'start', act: 'task/start', description: 'begin a task: its scope says what may be edited' },
  { name: 'finish', act: 'task/finish', description: 'finish a task that was verified' },
  { name: 'block', act: 'task/block', description: 'set a task aside that waits for something' },
  { name: 'reopen', act: 'task/reopen', description: 'put a task back to where nothing was begun' },
] as const;

/** In the order of the help. */
const subjects: readonly Subject[] = [
  workspaceCommands,
  planCommands,
  taskCommands,
  acceptanceCommands,
  approvalCommands,
  workCommands,
  decisionCommands,
  ruleCommands,
  lookUpCommands,
];

function wholeNumber(written: string): number {
  const number = Number(written);
  if (!Number.isInteger(number) || number <= 0)
    throw new InvalidArgumentError('Write a whole number above 0.');
  return number;
}
