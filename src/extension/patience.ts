import {
  CancellationError,
  type CancellationToken,
  CancellationTokenSource,
  ProgressLocation,
  window,
} from 'vscode';

/** What takes less than this needs no progress: it would only flicker. */
const patienceMs = 700;

/**
 * Do something that may take a while: after a moment its progress is shown, with a way to cancel it. Rejects with a
 * CancellationError at once then; the work itself ends as soon as it heeds the token.
 */
export async function patiently<T>(
  title: string,
  work: (token: CancellationToken) => Promise<T>,
): Promise<T> {
  const source = new CancellationTokenSource();
  const cancelled = new Promise<never>((_, reject) => {
    source.token.onCancellationRequested(() => reject(new CancellationError()));
  });
  const working = Promise.race([work(source.token), cancelled]);
  const timer = setTimeout(() => {
    const options = { location: ProgressLocation.Notification, title, cancellable: true };
    void window.withProgress(options, async (_, asked) => {
      asked.onCancellationRequested(() => source.cancel());
      await working.catch(() => undefined);
    });
  }, patienceMs);
  try {
    return await working;
  } finally {
    clearTimeout(timer);
    source.dispose();
  }
}
