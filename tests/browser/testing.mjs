// Node's test runner, which gives everything back after the last test.

import { after, test } from 'node:test';
import { end } from './ending.mjs';

after(end);

export { test };
