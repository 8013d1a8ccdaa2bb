/** What a file's name says about its language. */
export interface EcmascriptDialect {
  /** `.tsx`, `.jsx`, and all JavaScript: `<` may open an element. */
  jsx: boolean;
  /** `.ts`, `.mts`, `.cts`, `.tsx`: types, and with them `import()` types. */
  typescript: boolean;
}
