import * as z from 'zod/mini';
import type { Dashboard, DashboardConversation, Place } from '../../../src/protocol/dashboard.ts';
import type { Connection } from '../host/connection.ts';
import type { HostContext } from '../host/hostContext.ts';
import type { Zoom } from './diagramElement.ts';

const savedSchema = z.object({ plan: z.optional(z.string()), zoom: z.record(z.string(), z.number()) });
type Saved = z.infer<typeof savedSchema>;

/** The last snapshot of the dashboard, and how the person looks at it: that survives a reload of the page. */
export class DashboardStore {
  readonly #connection: Connection<DashboardConversation>;
  readonly #host: HostContext;
  readonly #changed: () => void;
  #saved: Saved;
  #running: Promise<void> | undefined;
  #again = false;
  dashboard: Dashboard | undefined;
  /** Why there is nothing newer to show; empty otherwise. */
  failure = '';

  constructor(connection: Connection<DashboardConversation>, host: HostContext, changed: () => void) {
    this.#connection = connection;
    this.#host = host;
    this.#changed = changed;
    const saved = savedSchema.safeParse(host.getState());
    this.#saved = saved.success ? saved.data : { zoom: {} };
    connection.on('workspace/didChange', () => void this.load());
  }

  start(): void {
    this.#connection.ready();
    void this.load();
  }

  /** Ask for everything again. Calls while one is under way share the one after it. */
  load(): Promise<void> {
    this.#again = true;
    this.#running ??= this.#loadAll().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  choose(plan: string): void {
    this.#save({ plan });
    void this.load();
  }

  async open(place: Place): Promise<void> {
    try {
      await this.#connection.call('file/open', place);
    } catch (error) {
      this.failure = (error as Error).message;
      this.#changed();
    }
  }

  zoomOf(diagram: string): Zoom {
    return this.#saved.zoom[diagram];
  }

  setZoom(diagram: string, zoom: Zoom): void {
    const { [diagram]: _, ...others } = this.#saved.zoom;
    this.#save({ zoom: zoom === undefined ? others : { ...others, [diagram]: zoom } });
    this.#changed();
  }

  async #loadAll(): Promise<void> {
    while (this.#again) {
      this.#again = false;
      try {
        this.dashboard = await this.#connection.call('dashboard/load', { plan: this.#saved.plan });
        this.failure = '';
      } catch (error) {
        this.failure = (error as Error).message;
      }
      this.#changed();
    }
  }

  #save(change: Partial<Saved>): void {
    this.#saved = { ...this.#saved, ...change };
    this.#host.setState(this.#saved);
  }
}
