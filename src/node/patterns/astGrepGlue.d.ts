/** The JavaScript half of the library, without the file that loads the other half in a browser. */
declare module '@ast-grep/wasm/wasm_bg.js' {
  export * from '@ast-grep/wasm';
  /** Takes what the compiled half exports. */
  export const __wbg_set_wasm: (exports: Record<string, unknown>) => void;
}
