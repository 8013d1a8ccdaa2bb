import type { Plugin } from 'esbuild';

const leftOut = 'left-out-of-mermaid';

/** What a flowchart needs of what Mermaid loads when it is first used, by the beginning of the file's name. */
const needed = ['flowDiagram', 'dagre'];

/**
 * Keeps from Mermaid what draws flowcharts. It loads every other kind of diagram, layout and formula when one is
 * asked for, which never happens here: three quarters of its code. Fails when a later version names its
 * files in another way, instead of leaving out too much.
 */
export const flowchartsOnly: Plugin = {
  name: 'flowcharts-only',
  setup({ onResolve, onLoad, onStart, onEnd }) {
    const found = new Set<string>();
    onStart(() => found.clear());
    // What is loaded late has a hash in its name, or is a package of its own; the rest need not be asked about.
    onResolve({ filter: /^(\.\/.*-[A-Z0-9]{8}\.mjs|katex)$/ }, ({ path, kind, importer }) => {
      if (kind !== 'dynamic-import' || !importer.replaceAll('\\', '/').includes('/mermaid/dist/'))
        return undefined;
      const name = path.split('/').at(-1) ?? '';
      const part = needed.find(each => name.startsWith(`${each}-`));
      if (part === undefined) return { path, namespace: leftOut };
      found.add(part);
      return undefined;
    });
    onLoad({ filter: /.*/, namespace: leftOut }, () => ({ contents: 'export default undefined' }));
    onEnd(({ errors }) => {
      const missing = needed.filter(each => !found.has(each));
      if (errors.length > 0 || missing.length === 0) return undefined;
      return { errors: missing.map(each => ({ text: `Mermaid has no file ${each}-… any more.` })) };
    });
  },
};
