import { createHash } from 'node:crypto';

/** SHA-256 of a text, in the form in which the server names the state of a file. */
export const digest = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
