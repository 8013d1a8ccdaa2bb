/** The JavaScript half of the library, without the file that loads the other half in a browser. */
declare module '@ast-grep/wasm/wasm_bg.js' {
  export * from '@ast-grep/wasm';
  export function __wbg_set_wasm(exports: Record<string, unknown>): void;
}
