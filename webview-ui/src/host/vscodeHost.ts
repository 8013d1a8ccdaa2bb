import type { HostContext } from './hostContext.ts';

interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** The host of a page inside VS Code. May be called once in the life of a page. */
export function vscodeHost(): HostContext {
  const api = acquireVsCodeApi();
  return {
    post: message => api.postMessage(message),
    onMessage: listener => window.addEventListener('message', event => listener(event.data)),
    getState: () => api.getState(),
    setState: state => api.setState(state),
  };
}
