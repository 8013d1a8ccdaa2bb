import type { Plugin } from 'vite';

const leftOut = '\0left-out-of-mermaid';

/** What a flowchart needs of what Mermaid loads when it is first used, by the beginning of the file's name. */
const needed = ['flowDiagram', 'dagre'];

/**
 * Keeps from Mermaid what draws flowcharts. It loads every other kind of diagram, layout and formula when one is
 * asked for, which never happens here: three quarters of its code. Fails when a later version names its
 * files in another way, instead of leaving out too much.
 */
export const flowchartsOnly: Plugin = {
  name: 'flowcharts-only',
  resolveDynamicImport(specifier, importer) {
    if (typeof specifier !== 'string' || !importer.replaceAll('\\', '/').includes('/mermaid/dist/'))
      return null;
    const name = specifier.split('/').at(-1) ?? '';
    return needed.some(each => name.startsWith(`${each}-`)) ? null : leftOut;
  },
  resolveId: id => (id === leftOut ? id : null),
  load: id => (id === leftOut ? 'export default undefined' : null),
  generateBundle() {
    const loaded = [...this.getModuleIds()].map(id => id.split('/').at(-1) ?? '');
    for (const each of needed) {
      if (!loaded.some(name => name.startsWith(`${each}-`)))
        this.error(`Mermaid has no file ${each}-… any more.`);
    }
  },
};
