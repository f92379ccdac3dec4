// All browser tests, in one process: the yearbook is built once, and Chromium started once, for all of them.
// Each file can also be run by itself, as `node --test links.test.mjs`.

import './validity.test.mjs';
import './links.test.mjs';
import './addresses.test.mjs';
import './pages.test.mjs';
import './layout.test.mjs';
import './themes.test.mjs';
import './preview.test.mjs';
import './first.test.mjs';
import './records.test.mjs';
import './charts.test.mjs';
import './typography.test.mjs';
import './invented.test.mjs';
import './access.test.mjs';
import './keyboard.test.mjs';
import './speed.test.mjs';
import './reading.test.mjs';
import './lightbox.test.mjs';
import './print.test.mjs';
import './book.test.mjs';
