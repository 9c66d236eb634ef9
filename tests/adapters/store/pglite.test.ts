import { openEmbedded } from '../../../src/adapters/database/pglite/open.ts';
import { testStore } from '../../contracts/store-contract.ts';

testStore('embedded database', async () => {
  const database = await openEmbedded({ directory: null });
  return { database, dispose: () => database.close() };
});
