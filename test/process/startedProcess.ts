import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** The id that a command writes into the file `pid` of its folder (`echo $$ > pid`), once it stands there. */
export async function startedIn(folder: string): Promise<number> {
  const file = join(folder, 'pid');
  while (!existsSync(file) || readFileSync(file, 'utf8') === '') await pause(20);
  return Number(readFileSync(file, 'utf8'));
}

/** Whether a process is there; a zombie that nobody has waited for is not. */
function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

/** Whether a process ends within about two seconds: what is told to end does so only when its turn comes. */
export async function gone(pid: number): Promise<boolean> {
  for (let tries = 0; tries < 100 && isAlive(pid); tries++) await pause(20);
  return !isAlive(pid);
}
