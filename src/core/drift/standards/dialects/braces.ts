/** Lines of code as they look in the languages that end statements with `;`: Java, C#, PHP, and Kotlin for the most part. */
export const statementLines: readonly RegExp[] = [
  /^(?:if|for|foreach|while|switch|catch|using|lock|when)\s*\(.+\)\s*(?:\{(?:.*[;}]\s*\})?|return\b.*;|continue;|break;|[\w$.>-]+\(.*\);)?$/,
  /^(?:\}\s*)?else(?:\s*if\s*\(.+\))?\s*\{?$/,
  /^(?:\}\s*)?(?:try|finally)\s*\{$/,
  /^(?:await\s+|return\s+|new\s+)?[$\w]+(?:(?:\.|->|::|\?\.)[$\w]+|\[[^\]]+\])*\(.*\);$/,
  /^[$\w]+(?:(?:\.|->|::)[$\w]+|\[[^\]]+\])*\s*[-+*/|&.]?=\s*[^=\s].*;$/,
  /^(?:return|throw|yield)\b.*;$/,
  /^(?:break|continue);$/,
  /^(?:case\s+\S.*|default):$/,
];
