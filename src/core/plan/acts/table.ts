import type { Act } from './act.ts';

/** Every act by the id that boards and the protocol name it by. */
export const acts: Readonly<Record<string, Act>> = {};
