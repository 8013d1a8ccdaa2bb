const testFolder = /(?:^|\/)(?:\w*[-_.])?(?:tests?|specs?|testing|it)(?:[-_.]\w*)?\//i;
/** Inside of a name only the capital tells: `MailTest` and `MailIT` are tests, `Latest` and `Audit` are none. */
const testName = /(?:Test\w*|Spec|[a-z\d]IT|(?<![A-Za-z\d])(?:test\w*|spec))\.\w+$/;

/** True for a file of tests, by its name or a folder of it. */
export const isTestFile = (path: string): boolean => testFolder.test(path) || testName.test(path);
