/** Text from the workspace as Markdown that shows it as it is. */
export const plain = (text: string): string => text.replace(/[\\`*_{}[\]()#+!<>|~]/g, '\\$&');

/** The same, with what stands between backticks as code: nothing in there is read as Markdown. */
export const prose = (text: string): string =>
  text
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? part : plain(part)))
    .join('');

/** A path as the target of a Markdown link. */
export const linkPath = (path: string): string =>
  encodeURI(path).replace(/[()#?]/g, mark => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
