import { describe, expect, it } from 'vitest';
import type { Request } from '../../../src/model/reply.ts';
import type { Opened } from '../store-contract.ts';
import { at } from './samples.ts';

export function testChatStore({ store, another }: Opened): void {
  const chats = () => store().chats;

  describe('what chats remember', () => {
    const request: Request = {
      command: 'quotes',
      options: { words: 'a “fair” share & more', who: 'Ida Holt' },
      page: 2,
    };

    it('keeps a request under one id, whatever the order of its options', async () => {
      const id = await chats().keepRequest(request, at(0));
      expect(id).toMatch(/^[a-z0-9]{16}$/);
      expect(await chats().keptRequest(id)).toEqual(request);
      const { words = '', who = '' } = request.options;
      expect(await (await another()).chats.keepRequest({ ...request, options: { who, words } }, at(1))).toBe(id);
      expect(await chats().keptRequest(id)).toEqual(request);
      expect(await chats().keptRequest('0123456789abcdef')).toBeUndefined();
    });

    it('keeps requests apart that differ in anything', async () => {
      const others: Request[] = [
        { ...request, page: 3 },
        { ...request, command: 'quote' },
        { ...request, options: { ...request.options, since: '7d' } },
        { ...request, options: { words: 'Ida Holt', who: 'a “fair” share & more' } },
        { command: 'quotes', options: {} },
      ];
      const ids = await Promise.all([request, ...others].map((one) => chats().keepRequest(one, at(0))));
      expect(new Set(ids).size).toBe(ids.length);
      expect(await Promise.all(ids.map((id) => chats().keptRequest(id)))).toEqual([request, ...others]);
    });

    it('takes the first page as no page', async () => {
      const { page: _, ...first } = request;
      const id = await chats().keepRequest(first, at(0));
      expect(await chats().keepRequest({ ...first, page: 1 }, at(0))).toBe(id);
    });

    it('keeps what no database takes as it is: half a letter, NUL, names of objects', async () => {
      const options = Object.fromEntries([
        ['words', 'cut \ud83d and \0'],
        ['__proto__', 'x'],
      ]);
      const id = await chats().keepRequest({ command: 'quotes', options }, at(0));
      const kept = await chats().keptRequest(id);
      expect(Object.entries(kept?.options ?? {}).toSorted()).toEqual([
        ['__proto__', 'x'],
        ['words', 'cut \ufffd and \ufffd'],
      ]);
    });

    it('is told of an event once, by whichever process is first', async () => {
      const other = (await another()).chats;
      const told = await Promise.all(
        Array.from({ length: 8 }, (_, index) => (index % 2 === 0 ? chats() : other).isFirst('slack', 'Ev1', at(0))),
      );
      expect(told.filter((isFirst) => isFirst)).toHaveLength(1);
      expect(await chats().isFirst('slack', 'Ev1', at(1))).toBe(false);
      expect(await chats().isFirst('slack', 'Ev2', at(1))).toBe(true);
      expect(await chats().isFirst('discord', 'Ev1', at(1))).toBe(true);
    });

    it('keeps notes by chat and name, the last text of each', async () => {
      expect(await chats().note('slack', 'commands')).toBeUndefined();
      await chats().setNote('slack', 'commands', 'one', at(0));
      await chats().setNote('discord', 'commands', 'other', at(0));
      await chats().setNote('slack', 'commands', 'two', at(1));
      expect(await (await another()).chats.note('slack', 'commands')).toBe('two');
      expect(await chats().note('discord', 'commands')).toBe('other');
      expect(await chats().note('slack', 'home')).toBeUndefined();
    });

    it('keeps installations by workspace, the last one of each, until they are removed', async () => {
      expect(await chats().installation('slack', 'T2')).toBeUndefined();
      expect(await chats().installations('slack')).toEqual([]);
      await chats().saveInstallation('slack', { workspace: 'T2', sealed: 'b' }, at(0));
      await chats().saveInstallation('slack', { workspace: 'T1', sealed: 'a' }, at(0));
      await chats().saveInstallation('discord', { workspace: 'T1', sealed: 'd' }, at(0));
      await chats().saveInstallation('slack', { workspace: 'T2', sealed: 'c' }, at(1));
      expect(await (await another()).chats.installations('slack')).toEqual([
        { workspace: 'T1', sealed: 'a' },
        { workspace: 'T2', sealed: 'c' },
      ]);
      expect(await chats().removeInstallation('slack', 'T1')).toBe(true);
      expect(await chats().removeInstallation('slack', 'T1')).toBe(false);
      expect(await chats().installation('slack', 'T1')).toBeUndefined();
      expect(await chats().installation('discord', 'T1')).toEqual({ workspace: 'T1', sealed: 'd' });
    });
  });
}
