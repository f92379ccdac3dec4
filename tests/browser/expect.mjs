// An expectation that tells all that is wrong, not the first of it.

import assert from 'node:assert/strict';

/** Fails with all of `lines`, if there are any. */
export function nothing(lines) {
  if (lines.length > 0) assert.fail(`${lines.length} problems:\n${lines.join('\n')}`);
}
