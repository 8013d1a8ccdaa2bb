// Edits one file again and again in the engine, with the whole tree loaded; prints the times of setFile and evaluate.
//   node engineEdits.mjs ROOT FILE STATEMENT EDITS
import { Project } from '../../src/node/project.ts';

const [root, path, statement, edits] = process.argv.slice(2) as [string, string, string, string];
const lines = 10_000;
/** The first edits are slower, until the engine has compiled what it runs. */
const warmUps = 20;

const project = await Project.open(root);
await project.load();
const engine = project.engine!;
engine.evaluate();
const content = project.contentOf(path);
if (!('text' in content)) throw new Error(`${path}: ${content.unread}`);
const text = grow(content.text);

console.log(
  JSON.stringify({
    typing: times(index => `${text}\nconst typed = ${index};\n`),
    imports: times(index => (index % 2 === 0 ? `${statement}\n${text}` : text)),
  }),
);

/** A file of the wanted length, made of its own body again and again. */
function grow(body: string): string {
  const own = body.split('\n');
  const code = own.filter(line => !/^\s*(?:import|export)\b/.test(line));
  while (own.length < lines) own.push(...code.slice(0, lines - own.length), '');
  return own.slice(0, lines).join('\n');
}

function times(textOf: (index: number) => string): number[] {
  const found: number[] = [];
  for (let index = 0; index < warmUps + Number(edits); index++) {
    const edited = textOf(index);
    const start = performance.now();
    engine.setFile(path, { text: edited });
    engine.evaluate();
    if (index >= warmUps) found.push(performance.now() - start);
  }
  return found;
}
