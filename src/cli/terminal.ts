import { createInterface } from 'node:readline/promises';
import { UsageError } from './failure.ts';

/** A person's acts are done by a person: on a terminal, or in the editor. @throws UsageError where there is none */
export function demandTerminal(what: string, inEditor: string): void {
  if (process.stdin.isTTY === true) return;
  throw new UsageError(`${what} is a person's act: run this on a terminal, or ${inEditor} in the editor`);
}

/** Something that is asked on a terminal; an answer that is not accepted ends the asking. */
export interface Question {
  question: string;
  accepts(answer: string): boolean;
}

/** True for an answer that means yes. */
export const isYes = (text: string): boolean => /^y(es)?$/i.test(text);

/** The answers to all questions; undefined as soon as one is not accepted, or where the terminal closes. */
export async function ask(questions: readonly Question[]): Promise<string[] | undefined> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  // Lines are taken from one queue: what was pasted at once answers one question after the other.
  const lines = terminal[Symbol.asyncIterator]();
  const answers: string[] = [];
  try {
    for (const { question, accepts } of questions) {
      terminal.setPrompt(question);
      terminal.prompt();
      const line = await lines.next();
      const answer = line.done ? '' : line.value.trim();
      if (!accepts(answer)) return undefined;
      answers.push(answer);
    }
    return answers;
  } finally {
    terminal.close();
  }
}
