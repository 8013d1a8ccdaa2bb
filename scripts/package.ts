// npm run package: a release build, packed into dist/plumbrule.vsix
import { build } from './bundles.ts';
import { packVsix } from './vsix.ts';

await build({ development: false, cliOnly: false, watch: false });
await packVsix();
