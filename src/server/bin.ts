import { keepCompiled } from '../node/compileCache.ts';

// What follows is a file of its own, so that it is compiled with the cache already in place.
keepCompiled();
void import('./main.ts');
