import { emptyCatchBlocks } from './caughtBlocks.ts';
import type { Dialect } from './dialect.ts';
import { hasBlockAbove } from './documentation.ts';

const typeName = /^_?\$?[A-Z][A-Za-z0-9]*(?:_[A-Z0-9][A-Za-z0-9]*)*\$?$/;

/** JavaScript and TypeScript, also in Vue and Svelte files. */
export const ecmascript: Dialect = {
  droppedErrors: source => emptyCatchBlocks(source, true),
  publicFunctions: {
    declared:
      /\bexport\s+(?:default\s+)?(?:declare\s+)?(?:async\s+)?(?:function(?:\s*\*\s*|\s+)([\w$]+)|const\s+([\w$]+)\s*(?::[^=\n]{1,200})?=\s*(?:async\s+)?(?:function\b|(?:<[^>\n]{0,100}>)?\([^)]{0,500}\)\s*(?::[^=\n]{1,200})?=>|[\w$]+\s*=>))/dg,
    isDocumented: hasBlockAbove,
    comment: '/** … */',
  },
  names: [
    {
      what: 'type',
      declared:
        /(?<![\w$.])(?:class|interface|enum)\s+([A-Za-z_$][\w$]*)(?=\s*(?:[<{]|extends\b|implements\b))/g,
      fits: typeName,
      style: 'PascalCase',
    },
    {
      what: 'type',
      declared: /(?<![\w$.])type[ \t]+([A-Za-z_$][\w$]*)(?=\s*(?:<[^=\n]{1,200}>\s*)?=(?!=))/g,
      fits: typeName,
      style: 'PascalCase',
    },
    {
      what: 'function',
      declared: /(?<![\w$.])function(?:\s*\*\s*|\s+)([A-Za-z_$][\w$]*)(?=\s*[<(])/g,
      // A component or a constructor function begins with a capital; a test or a hidden one with `_` or `$`.
      fits: /^[_$]*(?:[A-Za-z][A-Za-z0-9$]*(?:_V\d+)?_*)?$/,
      style: 'camelCase',
    },
  ],
  codeLines: [
    /^(?:export\s+)?(?:const|let|var)\s+(?:[\w$]+|\{[^}]*\}|\[[^\]]*\])(?:\s*:\s*[^=]+)?\s*=\s*\S.*[;,({[]?$/,
    /^import\s+(?:\S.*\sfrom\s+)?['"][^'"]+['"];?$/,
    /^(?:export\s+)?(?:default\s+)?(?:async\s+)?function\s*[\w$]*\s*\([^)]*\)\s*(?::\s*[^{]+)?\{$/,
    /^(?:if|for|while|switch)\s*\(.+\)\s*(?:\{(?:.*[;}]\s*\})?|return\b.*;|continue;|break;|[\w$.]+\(.*\);)$/,
    /^(?:\}\s*)?else(?:\s+if\s*\(.+\))?\s*\{$/,
    /^(?:await\s+|return\s+)?[\w$]+(?:\??\.[\w$]+|\[[^\]]+\])*\(.*\);$/,
    /^[\w$]+(?:\.[\w$]+|\[[^\]]+\])+\s*[-+*/|&]?=\s*[^=\s].*;$/,
    /^return\b.*;$/,
    /^throw\s+new\s+[\w$.]+\(.*\);$/,
    /^(?:case\s+\S.*|default):$/,
    /^<\/?[A-Z][\w.]*(?:\s+[\w-]+=.*)?\/?>$/,
  ],
  joins: { behind: /^\s*\+\s*(?!['"`+=])\S/ },
};
