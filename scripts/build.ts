// npm run build [-- --cli] [--dev] [--watch]
import { parseArgs } from 'node:util';
import { build } from './bundles.ts';

const { values } = parseArgs({
  options: {
    cli: { type: 'boolean', default: false },
    dev: { type: 'boolean', default: false },
    watch: { type: 'boolean', default: false },
  },
});
await build({ cliOnly: values.cli, development: values.dev || values.watch, watch: values.watch });
