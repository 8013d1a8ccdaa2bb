// Sets up the served VS Code without starting it (`npm run editor`); `npm start` and the tests do it on demand.
import { installEditor } from './editor/install.ts';
import { say } from './terminal.ts';

const { server } = await installEditor();
say(`The served VS Code is ready: ${server}`);
