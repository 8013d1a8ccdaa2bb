/** The table of one module in a tach.toml. */
export const module = (path: string, rest = ''): string => `[[modules]]\npath = "${path}"\n${rest}\n`;
