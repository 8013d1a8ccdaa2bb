const roots =
  'src|lib|app|apps|packages|pkg|internal|cmd|tests?|spec|specs|docs?|scripts|backend|frontend|server|client|config|public|assets|migrations|\\.github|\\.vscode|\\.kiro|infra|examples|tools';
const rooted = new RegExp(`^(?:${roots})/`);
const extension =
  /\.(?:[cm]?[jt]sx?|vue|svelte|py|pyi|go|java|kts?|cs|rs|php|rb|swift|scala|dart|c|h|cc|cpp|hpp|m|mm|ex|exs|lua|sh|bash|ps1|sql|prisma|graphql|gql|proto|json[5c]?|jsonl|ya?ml|toml|ini|cfg|conf|env|xml|html?|css|s[ac]ss|less|mdx?|rst|txt|csv|lock|gradle|tf|ipynb|arb|csproj|sln|svg|png|plist|properties|dockerfile|tmpl|hbs|ejs|astro|snap|example)$/i;
/** Names that end like a script and are products. */
const products =
  /^(?:node|next|nuxt|vue|react|express|nest|three|d3|chart|alpine|ember|backbone|angular|moment|day|socket|pdf|p5|solid|svelte|discord|ethers|web3|hono|deno|knockout|require|video|hls|matter|babylon|pixi|tone|asp)\.(?:js|ts|net)$/i;
const plainFiles =
  /^(?:\.(?:gitignore|gitattributes|env|npmrc|nvmrc|dockerignore|editorconfig)|Dockerfile|Makefile)$/;
/** Addresses, packages, routes, what leaves the workspace, code, and words such as GET/POST. */
const notPaths =
  /^(?:[a-z]+:|@|#|\/|~|\.\.|\$|[A-Z]+\/[A-Z]+$)|\.\.\/|\/\/|[<>"'|=;:!?\\^&]|[^/(]\(|\*\*[^/]|[^/]\*\*|\*\*\*|,(?![^{}]*\})/;
const mediaType = /^(?:application|text|image|audio|video|multipart|font|message)\/[\w.+-]+$/;

/** In characters; a longer word is no path, and not looked at. */
const longest = 300;

/** A file by the end of its name, a folder by a slash, or a glob; undefined for anything else. */
function pathOf(written: string, isQuoted: boolean): string | undefined {
  const path = written.replace(/^\.\//, '').replace(/(?:#L?\d+.*|::.*|:\d[\d,:-]*)$/, '');
  if (path.length < 2 || notPaths.test(path) || mediaType.test(path)) return undefined;
  if (!/[\p{L}\p{N}]/u.test(path)) return undefined;
  const name = path.slice(path.lastIndexOf('/') + 1);
  const isFile = (extension.test(name) && /[\p{L}\p{N}_\]})]\.[^.]*$/u.test(name)) || plainFiles.test(name);
  if (!path.includes('/'))
    return isFile && !path.includes('*') && !products.test(name) && !/^\d/.test(name) ? path : undefined;
  if (isFile || rooted.test(path)) return path;
  const isGlob = /\*/.test(path);
  const isFolder = path.endsWith('/') && !/^\d+\/$/.test(path);
  const slashes = path.split('/').length - 1;
  return isGlob || isFolder || (isQuoted && slashes > 1) ? path : undefined;
}

/** The files, folders and globs that a line names, each once, in its order. */
export function pathsInLine(line: string): string[] {
  const paths = new Set<string>();
  const add = (written: string, isQuoted: boolean): void => {
    if (written.length > longest) return;
    const path = pathOf(written, isQuoted);
    if (path !== undefined) paths.add(path);
  };
  line.split('`').forEach((part, index, parts) => {
    // Every other part is code, as long as a mark closes it.
    if (index % 2 === 1 && index < parts.length - 1) {
      const words = part.trim().split(/\s+/);
      for (const word of words) add(words.length > 1 ? trimmed(word) : word, words.length === 1);
      return;
    }
    for (const word of part.split(/[\s,;]+|\]\(/)) add(trimmed(word), false);
  });
  return [...paths];
}

/** A word without the marks of the sentence around it; brackets of the path itself stay. */
function trimmed(word: string): string {
  if (word.length > longest) return word;
  // A star behind a slash is a glob's, unless one stands before the word too: then both emphasise it.
  const ending = /^["'([<]*\*/.test(word) ? /[.,;:!?"'*_>]+$/ : /(?:(?<!\/\*?)[*_]|[.,;:!?"'>])+$/;
  let text = word.replace(/^[("'*_[<]+(?=[\p{L}\p{N}./_*])/u, '').replace(ending, '');
  for (const [open, close] of [
    ['(', ')'],
    ['[', ']'],
  ] as const) {
    while (text.endsWith(close) && !text.includes(open)) text = text.slice(0, -1).replace(ending, '');
  }
  return text;
}
