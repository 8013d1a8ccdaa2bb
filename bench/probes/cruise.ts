// dependency-cruiser over a list of files; prints its own JSON.
//   node cruise.mjs ROOT LIST [TSCONFIG]
import { readFileSync } from 'node:fs';
import { cruiseFiles } from '../peerEdges.ts';

const [root, list, tsconfig] = process.argv.slice(2) as [string, string, string | undefined];
process.stdout.write(await cruiseFiles(root, JSON.parse(readFileSync(list, 'utf8')) as string[], tsconfig));
