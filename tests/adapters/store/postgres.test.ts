import { openServer } from '../../../src/adapters/database/server/open.ts';
import { testStore } from '../../contracts/store-contract.ts';
import { freshDatabase } from '../../services/fresh.ts';

testStore('PostgreSQL server', async () => {
  const { url, drop } = await freshDatabase();
  const database = await openServer(url);
  const dispose = async () => {
    await database.close();
    await drop();
  };
  return { database, dispose };
});
