import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { LanguageServer } from './languageServer.ts';

const connection = createConnection(ProposedFeatures.all);
new LanguageServer(connection).listen();
