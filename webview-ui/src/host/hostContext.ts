import type { Envelope } from '../../../src/protocol/conversation.ts';

/**
 * What a page needs from the place it runs in. The real one is VS Code's webview API; tests bring their own,
 * so that nothing else in a page ever calls `acquireVsCodeApi`.
 */
export interface HostContext {
  post(message: Envelope): void;
  onMessage(listener: (message: unknown) => void): void;
  /** What `setState` was last given, also after the page was torn down and made again. */
  getState(): unknown;
  setState(state: unknown): void;
}
