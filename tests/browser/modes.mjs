// The ways in which a reader can have the pages: light or dark, and enlarged for older eyes.

/** Each with what the system says, and what the reader chose, as the theme's script keeps it. */
export const MODES = {
  light: { colorScheme: 'light', chosen: {} },
  dark: { colorScheme: 'dark', chosen: {} },
  'chosen dark': { colorScheme: 'light', chosen: { scheme: 'dark' } },
  elder: { colorScheme: 'light', chosen: { size: 'elder' } },
  'elder dark': { colorScheme: 'dark', chosen: { size: 'elder' } },
};

/** Has every page that is opened in `context` from now on come as the reader `chose`. */
export async function choose(context, chosen) {
  await context.addInitScript(choices => {
    try {
      localStorage.setItem('yanghu', JSON.stringify(choices));
    } catch {
      // A page without storage has no choices.
    }
  }, chosen);
}
