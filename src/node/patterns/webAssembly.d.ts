/** What Node's types leave out of WebAssembly: they declare its objects, and none of its functions. */
declare namespace WebAssembly {
  type ImportObject = Record<string, Record<string, unknown>>;
  function compile(bytes: Uint8Array): Promise<Module>;
  function instantiate(module: Module, imports: ImportObject): Promise<{ exports: Record<string, unknown> }>;
  class RuntimeError extends Error {}
  const Module: { imports(module: Module): { module: string; name: string }[] };
}
