import { test } from 'node:test';
import { looksRight, seats } from './support/looks.mjs';
import { atTheShop, languages, rest } from './support/station.mjs';

test('each seat opens its own first screen, empty, in three languages', () =>
  atTheShop(async (shop) => {
    for (const [role, home] of /** @type {[keyof typeof seats, string][]} */ (Object.entries(seats))) {
      const session = await shop.hire(`员工 ${role}`, [role]);
      for (const language of languages) {
        // One seat has the time to load the other pages ahead.
        const page = await shop.open({ session, language, busy: role !== 'advisor' });
        await page.getByTestId('person').waitFor();
        await rest(page);
        if (home) await page.waitForURL((url) => url.hash === `#${home}`);
        await looksRight(page, `empty-${role}-${language}`);
        await page.context().close();
      }
    }
  }));
