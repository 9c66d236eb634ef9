import { describe, expect, it } from 'vitest';
import { declareCommands } from '../../../../src/adapters/chat/discord/declare-commands.ts';
import { askCommands } from '../../../../src/flows/ask/ask-commands.ts';
import { deskCommands } from '../../../../src/flows/desk/desk-commands.ts';
import type { Request } from '../../../../src/model/reply.ts';
import { judgeBody } from '../../../fakes/discord/judge-body.ts';
import {
  aDesk,
  CHANNEL,
  commands,
  GUILD,
  HIDDEN,
  MANAGER,
  openChat,
  openFake,
  place,
  READER,
  SECOND,
  say,
  textOf,
} from './open-chat.ts';

const typed = { guild: GUILD, channel: CHANNEL, user: READER };
const buttons = (...list: { label: string; request: Request; form?: readonly string[] }[]) =>
  ({ kind: 'buttons', buttons: list }) as const;

describe('the commands', () => {
  it('are registered once for all servers, the hidden ones in menus only', async () => {
    const discord = await openFake();
    const first = await openChat(discord);
    await discord.until(() => discord.commands.length > 0);
    expect(discord.commands.map(({ name, type }) => [name, type])).toEqual([
      ['stance', 1],
      ['subscribe', 1],
      ['report', 1],
      ['Who said this?', 3],
      ['Report a mistake', 3],
    ]);
    await first.chat.close();
    await openChat(discord, aDesk(), { store: first.store });
    await openChat(discord, { ...aDesk(), commands: commands.slice(0, 1) }, { store: first.store });
    await discord.until(() => discord.commands.length === 1);
    expect(discord.calls.filter(({ method }) => method === 'PUT')).toHaveLength(2);
    expect(discord.faults).toEqual([]);
  });

  it('ask for options by their kinds, what is required first', async () => {
    const discord = await openFake();
    await openChat(discord);
    await discord.until(() => discord.commands.length > 0);
    const [stance, subscribe] = discord.commands;
    const kinds = (command: unknown) =>
      (command as { options: { name: string; type: number; autocomplete?: boolean }[] }).options.map(
        ({ name, type, autocomplete }) => [name, type, autocomplete ?? false],
      );
    expect(kinds(stance)).toEqual([
      ['topic', 3, true],
      ['since', 3, false],
      ['who', 3, true],
      ['view', 3, false],
      ['share', 5, false],
    ]);
    expect(kinds(subscribe)).toEqual([
      ['topic', 3, true],
      ['mode', 3, false],
      ['at', 3, false],
      ['days', 3, false],
      ['timezone', 3, true],
      ['channel', 7, false],
    ]);
    expect(subscribe).toMatchObject({ default_member_permissions: '32', contexts: [0], integration_types: [0] });
    expect(discord.commandsFor({ guild: GUILD, user: READER })).not.toContain('subscribe');
  });

  it('are registered in the development guild only where one is set', async () => {
    const discord = await openFake();
    await openChat(discord, aDesk(), { developmentGuild: GUILD });
    await discord.until(() => discord.commands.length > 0);
    expect(discord.calls.filter(({ method }) => method === 'PUT').map(({ path }) => path)).toEqual([
      expect.stringContaining(`/guilds/${GUILD}/commands`),
    ]);
  });
});

it('takes all commands of OnRecord as they are', () => {
  const all = declareCommands([...askCommands, ...deskCommands], { managers: 'manage-guild' });
  const route = 'PUT /applications/{application_id}/commands';
  const body = JSON.parse(JSON.stringify(all));
  expect(judgeBody({ route, body, files: [], before: null })).toEqual([]);
});

describe('a command', () => {
  it('is acknowledged at once and answered privately', async () => {
    const discord = await openFake();
    const desk = aDesk();
    await openChat(discord, desk);
    await discord.until(() => discord.commands.length > 0);
    const answer = await discord.command({
      ...{ ...typed, name: 'stance' },
      options: { topic: 'harbour', view: 'changes', share: false, who: 'Orla Brandt' },
    });
    expect(answer).toMatchObject({ type: 5, ephemeral: true });
    expect(textOf(await answer.original())).toContain('answer to stance');
    expect(desk.asked).toEqual([
      {
        request: {
          command: 'stance',
          options: { topic: 'harbour', view: 'changes', share: 'no', who: 'Orla Brandt' },
        },
        asker: {
          channel: { chat: 'discord', workspace: GUILD, id: CHANNEL },
          user: READER,
          mayManage: false,
          timezone: 'Europe/Berlin',
        },
      },
    ]);
    expect(discord.messages(CHANNEL)).toEqual([]);
    expect(discord.faults).toEqual([]);
  });

  it('whose answer is for everybody is told privately, and answered in the channel without a ping', async () => {
    const discord = await openFake();
    await openChat(
      discord,
      aDesk(() => say('Subscribed to the harbour', { private: false })),
    );
    await discord.until(() => discord.commands.length > 0);
    const answer = await discord.command({ ...typed, user: MANAGER, name: 'subscribe', options: { topic: 'harbour' } });
    const shown = await answer.followUp();
    expect(textOf(await answer.original())).toContain('Done: the answer is in the channel');
    expect(textOf(shown)).toContain('Subscribed to the harbour');
    expect(textOf(shown)).toContain(`-# Asked by <@${MANAGER}>`);
    expect(discord.messages(CHANNEL)).toHaveLength(1);
    expect(discord.effects(shown).pings).toEqual([]);
  });

  it('may manage by the permission that is set', async () => {
    const discord = await openFake();
    const desk = aDesk();
    await openChat(discord, desk);
    await discord.until(() => discord.commands.length > 0);
    const options = { topic: 'harbour' };
    await (await discord.command({ ...typed, user: MANAGER, name: 'subscribe', options })).original();
    await (await discord.command({ ...typed, name: 'subscribe', options, evenIfHidden: true })).original();
    expect(desk.asked.map(({ asker }) => asker.mayManage)).toEqual([true, false]);
    const strict = await openFake();
    const other = aDesk();
    await openChat(strict, other, { managers: 'manage-channels' });
    await strict.until(() => strict.commands.length > 0);
    await (
      await strict.command({ ...typed, user: MANAGER, name: 'subscribe', options, evenIfHidden: true })
    ).original();
    expect(other.asked.map(({ asker }) => asker.mayManage)).toEqual([false]);
  });

  it('can be for another channel of the server, and is private then', async () => {
    const discord = await openFake();
    const desk = aDesk(() => say('Subscribed', { private: false }));
    await openChat(discord, desk);
    await discord.until(() => discord.commands.length > 0);
    const options = { topic: 'harbour', channel: SECOND };
    const answer = await discord.command({ ...typed, user: MANAGER, name: 'subscribe', options });
    expect(textOf(await answer.original())).toContain('Subscribed');
    expect(desk.asked[0]).toMatchObject({
      request: { options: { topic: 'harbour' } },
      asker: { channel: { id: SECOND }, mayManage: true },
    });
    expect(desk.asked[0]?.request.options).not.toHaveProperty('channel');
    expect(discord.messages(CHANNEL)).toEqual([]);
  });

  it('is not for a channel that the asker does not see', async () => {
    const discord = await openFake();
    const desk = aDesk(() =>
      say('Resume', {
        blocks: [
          buttons({
            label: 'Elsewhere',
            request: { command: 'subscribe', options: { topic: 'x', channel: '1100000000000000021' } },
          }),
        ],
      }),
    );
    await openChat(discord, desk);
    await discord.until(() => discord.commands.length > 0);
    const answer = await discord.command({ ...typed, name: 'stance', options: { topic: 'harbour' } });
    const pressed = await discord.press(await answer.original(), 'Elsewhere', READER);
    expect(textOf(await pressed.original())).toContain('no channel of this server that you can see');
    expect(desk.asked).toHaveLength(1);
  });

  it('of a fault of ours is one polite sentence', async () => {
    const discord = await openFake();
    const { logged } = await openChat(
      discord,
      aDesk(() => {
        throw new Error('a secret of the desk');
      }),
    );
    await discord.until(() => discord.commands.length > 0);
    const answer = await discord.command({ ...typed, name: 'stance', options: { topic: 'harbour' } });
    expect(textOf(await answer.original())).toBe('Something went wrong on our side; please try again in a minute.');
    expect(logged.map(({ event }) => event)).toContain('discord-answer-failed');
  });

  it('that Discord tells twice is answered once', async () => {
    const discord = await openFake();
    const desk = aDesk();
    await openChat(discord, desk);
    await discord.until(() => discord.commands.length > 0);
    discord.gateway.duplicateInteractions(1);
    const answer = await discord.command({ ...typed, name: 'stance', options: { topic: 'harbour' } });
    await answer.original();
    expect(desk.asked).toHaveLength(1);
    expect(discord.faults).toEqual([]);
  });

  it('that two processes are told is answered by one of them', async () => {
    const discord = await openFake();
    const desks = [aDesk(), aDesk()];
    for (const desk of desks) await openChat(discord, desk);
    await discord.until(() => discord.commands.length > 0);
    const answer = await discord.command({ ...typed, name: 'stance', options: { topic: 'harbour' } });
    await answer.original();
    expect(desks.flatMap(({ asked }) => asked)).toHaveLength(1);
  });

  it('whose acknowledgement got no reply is answered all the same', async () => {
    const discord = await openFake();
    await openChat(discord);
    await discord.until(() => discord.commands.length > 0);
    discord.inject({
      on: 'POST /interactions/{interaction_id}/{interaction_token}/callback',
      failure: { kind: 'drop', stored: true },
    });
    const answer = await discord.command({ ...typed, name: 'stance', options: { topic: 'harbour' } });
    expect(textOf(await answer.original())).toContain('answer to stance');
  });

  it('whose public answer does not get into the channel is shown to the asker', async () => {
    const discord = await openFake();
    await openChat(
      discord,
      aDesk(() => say('Subscribed', { private: false })),
    );
    await discord.until(() => discord.commands.length > 0);
    discord.inject({
      on: 'POST /webhooks/{webhook_id}/{webhook_token}',
      failure: { kind: 'error', status: 403, code: 50013, message: 'Missing Permissions' },
    });
    const answer = await discord.command({ ...typed, user: MANAGER, name: 'subscribe', options: { topic: 'harbour' } });
    await discord.until(() => textOf(answer.message() ?? {}) === 'Subscribed');
    expect(discord.messages(CHANNEL)).toEqual([]);
  });

  it('is acknowledged within 3 seconds, a hundred at once', async () => {
    const discord = await openFake();
    const desk = aDesk(async () => {
      await new Promise((resolve) => setTimeout(resolve, 3_500)); // longer than Discord waits
      return say('slow');
    });
    await openChat(discord, desk);
    await discord.until(() => discord.commands.length > 0);
    const one = () => discord.command({ ...typed, name: 'stance', options: { topic: 'harbour' } });
    const answers = await Promise.all(Array.from({ length: 100 }, one));
    const texts = await Promise.all(answers.map((answer) => answer.original(20_000)));
    expect(Math.max(...answers.map(({ afterMs }) => afterMs))).toBeLessThan(3_000);
    expect(new Set(texts.map(textOf))).toEqual(new Set(['slow']));
    expect(discord.faults).toEqual([]);
  });

  it('that took longer than its token lives is dropped without a word in the log', async () => {
    const discord = await openFake();
    let go = () => {};
    const isAsked = new Promise<void>((resolve) => {
      go = resolve;
    });
    let finish = () => {};
    const slow = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const { chat, logged } = await openChat(
      discord,
      aDesk(async () => {
        go();
        await slow;
        return say('too late');
      }),
    );
    await discord.until(() => discord.commands.length > 0);
    await discord.command({ ...typed, name: 'stance', options: { topic: 'harbour' } });
    await isAsked;
    discord.advance(16 * 60_000);
    finish();
    await chat.close();
    expect(logged.filter(({ level }) => level === 'warn' || level === 'error')).toEqual([]);
    expect(logged.map(({ event }) => event)).toContain('discord-answer-dropped');
  });

  it.each([READER, MANAGER])('never lets a token into the log (%s)', async (user) => {
    const discord = await openFake();
    const { chat, logged } = await openChat(discord);
    await discord.until(() => discord.commands.length > 0);
    discord.inject({
      on: /webhooks/,
      failure: { kind: 'error', status: 403, code: 50013, message: 'Missing Permissions' },
    });
    await discord.command({ ...typed, user, name: 'stance', options: { topic: 'a-private-topic' } });
    await discord.until(() => logged.some(({ event }) => event === 'discord-answer-failed'));
    await chat.close();
    expect(JSON.stringify(logged)).not.toMatch(/fake-|secret|a-private-topic/);
  });
});

describe('typing', () => {
  it('is completed from the desk for the asker’s server, whole values only', async () => {
    const discord = await openFake();
    const long = 'x'.repeat(101);
    const completions = [
      { label: 'Harbour barrier', value: 'harbour' },
      { label: long, value: 'long-label' },
      { label: 'too long', value: long },
      ...Array.from({ length: 30 }, (_, index) => ({ label: `t${index}`, value: `t${index}` })),
    ];
    const desk = aDesk(undefined, completions);
    await openChat(discord, desk);
    await discord.until(() => discord.commands.length > 0);
    const answer = await discord.complete({ ...typed, name: 'stance', options: { topic: 'har' }, focused: 'topic' });
    expect(answer.choices).toHaveLength(25);
    expect(answer.choices[0]).toEqual({ name: 'Harbour barrier', value: 'harbour' });
    expect(answer.choices.map(({ value }) => value)).not.toContain(long);
    expect(desk.typed).toEqual([
      { command: 'stance', option: 'topic', text: 'har', atMost: 25, chat: 'discord', workspace: GUILD },
    ]);
    expect(discord.faults).toEqual([]);
  });

  it('of a time zone is completed by its city', async () => {
    const discord = await openFake();
    await openChat(discord);
    await discord.until(() => discord.commands.length > 0);
    const options = { topic: 'harbour', timezone: 'berl' };
    const answer = await discord.complete({ ...typed, user: MANAGER, name: 'subscribe', options, focused: 'timezone' });
    expect(answer.choices[0]?.value).toBe('Europe/Berlin');
  });

  it('gets no choices, but an answer, when the desk fails', async () => {
    const discord = await openFake();
    const desk = { ...aDesk(), complete: async () => Promise.reject(new Error('down')) };
    await openChat(discord, desk);
    await discord.until(() => discord.commands.length > 0);
    const answer = await discord.complete({ ...typed, name: 'stance', options: { topic: '' }, focused: 'topic' });
    expect(answer).toMatchObject({ type: 8, choices: [] });
  });
});

describe('a button', () => {
  const withButtons = (...list: Parameters<typeof buttons>) => ({
    title: 'A story',
    private: false,
    blocks: [{ kind: 'text', line: ['A story'] } as const, buttons(...list)],
    more: null,
  });

  it('of a public post answers who pressed it', async () => {
    const discord = await openFake();
    const desk = aDesk();
    const { chat } = await openChat(discord, desk);
    const request = { command: 'stance', options: { topic: 'harbour' }, page: 2 };
    await chat.post(place, withButtons({ label: 'Who stands where', request }), 'd1');
    const [post] = discord.messages(CHANNEL);
    const answer = await discord.press(post?.id ?? '', 'Who stands where', READER);
    expect(answer).toMatchObject({ type: 5, ephemeral: true });
    expect(textOf(await answer.original())).toContain('answer to stance');
    expect(desk.asked[0]?.request).toEqual(request);
    expect(discord.messages(CHANNEL)).toHaveLength(1);
  });

  it('carries a request of any length', async () => {
    const discord = await openFake();
    const desk = aDesk();
    const { chat } = await openChat(discord, desk);
    const request = { command: 'stance', options: { topic: 'harbour', who: 'a long name of somebody '.repeat(20) } };
    await chat.post(place, withButtons({ label: 'Ask', request }), 'd1');
    const answer = await discord.press(discord.messages(CHANNEL)[0]?.id ?? '', 'Ask', READER);
    await answer.original();
    expect(desk.asked[0]?.request).toEqual(request);
  });

  it('whose request is kept no more says so', async () => {
    const discord = await openFake();
    const first = await openChat(discord);
    const request = { command: 'stance', options: { topic: 'x'.repeat(300) } };
    await first.chat.post(place, withButtons({ label: 'Ask', request }), 'd1');
    await first.chat.close();
    const desk = aDesk();
    await openChat(discord, desk); // with a store that does not know it
    const answer = await discord.press(discord.messages(CHANNEL)[0]?.id ?? '', 'Ask', READER);
    expect(textOf(await answer.original())).toContain('out of date');
    expect(desk.asked).toEqual([]);
  });

  it('twice in one message has two ids', async () => {
    const discord = await openFake();
    const { chat } = await openChat(discord);
    const one = { label: 'Ask', request: { command: 'stance', options: { topic: 'harbour' } } };
    await chat.post(place, withButtons(one, { ...one, label: 'Ask again' }, one), 'd1');
    const answer = await discord.press(discord.messages(CHANNEL)[0]?.id ?? '', 'Ask again', READER);
    expect(textOf(await answer.original())).toContain('answer to stance');
    expect(discord.faults).toEqual([]);
  });

  it('for the next page replaces a private answer, and follows a public one privately', async () => {
    const discord = await openFake();
    const more = (page: number) => ({ command: 'stance', options: { topic: 'harbour' }, page });
    const desk = aDesk(({ page = 1 }) => say(`page ${page}`, { more: page < 3 ? more(page + 1) : null }));
    const { chat } = await openChat(discord, desk);
    await discord.until(() => discord.commands.length > 0);
    const answer = await discord.command({ ...typed, name: 'stance', options: { topic: 'harbour' } });
    const first = await answer.original();
    const second = await discord.press(first, 'More', READER);
    expect(second.type).toBe(6);
    await discord.until(() => textOf(answer.message()).includes('page 2'));
    expect(discord.ephemerals(READER)).toHaveLength(1);
    await chat.post(place, say('post', { private: false, more: more(2) }), 'd1');
    const anew = await discord.press(discord.messages(CHANNEL)[0]?.id ?? '', 'More', READER);
    expect(textOf(await anew.original())).toContain('page 2');
    expect(discord.ephemerals(READER)).toHaveLength(2);
    expect(textOf(discord.messages(CHANNEL)[0])).toContain('post');
  });

  it('to share shows the answer to all, says by whom and pings nobody', async () => {
    const discord = await openFake();
    const share = { command: 'stance', options: { topic: 'harbour', share: 'yes' } };
    const desk = aDesk(({ options }) =>
      options.share === 'yes' ? say('Who stands where', { private: false }) : say('Who stands where', { share }),
    );
    await openChat(discord, desk);
    await discord.until(() => discord.commands.length > 0);
    const answer = await discord.command({ ...typed, name: 'stance', options: { topic: 'harbour' } });
    const pressed = await discord.press(await answer.original(), 'Share in channel', READER);
    const shared = await pressed.followUp();
    expect(textOf(shared)).toContain(`Shared by <@${READER}>`);
    expect(discord.messages(CHANNEL)).toHaveLength(1);
    expect(discord.effects(shared).pings).toEqual([]);
    expect(textOf(answer.message())).toContain('Who stands where');
  });

  it('to share tells what went wrong to the asker only', async () => {
    const discord = await openFake();
    const share = { command: 'stance', options: { topic: 'harbour', share: 'yes' } };
    const desk = aDesk(({ options }) => (options.share === 'yes' ? say('No such topic') : say('Fine', { share })));
    await openChat(discord, desk);
    await discord.until(() => discord.commands.length > 0);
    const answer = await discord.command({ ...typed, name: 'stance', options: { topic: 'harbour' } });
    const pressed = await discord.press(await answer.original(), 'Share in channel', READER);
    expect((await pressed.followUp()).flags).toBe(64 | 32768);
    expect(discord.messages(CHANNEL)).toEqual([]);
  });

  it('in a conversation with one person knows the server that it is about', async () => {
    const discord = await openFake();
    const desk = aDesk();
    const { chat } = await openChat(discord, desk);
    const person = { ...place, id: `user:${MANAGER}` };
    const request = { command: 'subscribe', options: { topic: 'harbour', channel: SECOND } };
    const plain = { command: 'stance', options: { topic: 'harbour' } };
    await chat.post(person, withButtons({ label: 'Resume', request }, { label: 'Ask', request: plain }), 'd1');
    const [post] = discord.directMessages(MANAGER);
    await (await discord.press(post?.id ?? '', 'Resume', MANAGER)).original();
    await (await discord.press(post?.id ?? '', 'Ask', MANAGER)).original();
    expect(desk.asked.map(({ asker }) => [asker.channel.workspace, asker.channel.id, asker.mayManage])).toEqual([
      [GUILD, SECOND, true],
      [GUILD, `user:${MANAGER}`, false],
    ]);
    expect(discord.faults).toEqual([]);
  });
});

describe('a form', () => {
  const request = { command: 'subscribe', options: { topic: 'harbour', mode: 'digest', at: '08:00', days: 'mon,wed' } };
  const form = ['mode', 'at', 'days', 'timezone', 'channel'];
  const edit = say('Subscriptions', { blocks: [buttons({ label: 'Edit', request, form })] });

  it('asks for the named options, filled with what is known', async () => {
    const discord = await openFake();
    const desk = aDesk(({ options }) => (options.topic === 'harbour' ? say('Changed') : edit));
    await openChat(discord, desk);
    await discord.until(() => discord.commands.length > 0);
    const answer = await discord.command({ ...typed, user: MANAGER, name: 'stance', options: { topic: 'list' } });
    const { modal } = await discord.press(await answer.original(), 'Edit', MANAGER);
    if (!modal) throw new Error('no form was shown');
    expect(modal.title).toBe('Edit');
    const submitted = await discord.submit(modal, {
      at: '07:30',
      timezone: 'Europe/Dublin',
      channel: [SECOND],
      days: ['fri'],
    });
    expect(textOf(await submitted.original())).toContain('Changed');
    expect(desk.asked[1]).toMatchObject({
      request: {
        command: 'subscribe',
        options: { topic: 'harbour', mode: 'digest', at: '07:30', timezone: 'Europe/Dublin', days: 'fri' },
      },
      asker: { channel: { id: SECOND } },
    });
    expect(discord.faults).toEqual([]);
  });

  it('keeps what is not changed, and leaves out what is emptied', async () => {
    const discord = await openFake();
    const desk = aDesk(({ options }) => (options.topic === 'harbour' ? say('Changed') : edit));
    await openChat(discord, desk);
    await discord.until(() => discord.commands.length > 0);
    const answer = await discord.command({ ...typed, user: MANAGER, name: 'stance', options: { topic: 'list' } });
    const { modal } = await discord.press(await answer.original(), 'Edit', MANAGER);
    if (!modal) throw new Error('no form was shown');
    await (await discord.submit(modal, { at: '' })).original();
    expect(desk.asked[1]?.request.options).toEqual({ topic: 'harbour', mode: 'digest', days: 'mon,wed' });
  });
});

describe('the menu of a message', () => {
  it('hands on what a person wrote', async () => {
    const discord = await openFake();
    const desk = aDesk();
    await openChat(discord, desk);
    await discord.until(() => discord.commands.length > 0);
    const message = discord.say({ channel: CHANNEL, user: READER, content: 'She said *"it will fail"*.' });
    await (await discord.messageCommand({ name: 'Who said this?', message, user: READER })).original();
    expect(desk.asked[0]?.request).toEqual({ command: 'who-said', options: { text: 'She said *"it will fail"*.' } });
  });

  it('hands on the words of our own post without our marks, and its reference', async () => {
    const discord = await openFake();
    const desk = aDesk();
    const { chat } = await openChat(discord, desk);
    await discord.until(() => discord.commands.length > 0);
    const ref = await chat.post(
      place,
      say('x', {
        private: false,
        blocks: [
          { kind: 'heading', text: 'The *barrier*' },
          {
            kind: 'quote',
            words: ['It [will] fail_'],
            reported: false,
            by: ['Orla'],
            source: [{ kind: 'link', text: 'The Lantern', url: 'https://lantern.example/a' }],
          },
        ],
      }),
      'd1',
    );
    const [message] = discord.messages(CHANNEL);
    for (const name of ['Who said this?', 'Report a mistake'])
      await (await discord.messageCommand({ name, message: message?.id ?? '', user: READER })).original();
    expect(desk.asked.map(({ request }) => request.options)).toEqual([
      { text: 'The *barrier*\n“It [will] fail_”\n— Orla, The Lantern' },
      { message: ref },
    ]);
  });
});

it('cannot be asked about a channel that only we do not see', async () => {
  const discord = await openFake();
  const desk = aDesk();
  const { chat } = await openChat(discord, desk);
  await expect(chat.post({ ...place, id: HIDDEN }, say('x', { private: false }), 'd1')).rejects.toMatchObject({
    code: 'channel-lost',
    words: expect.stringContaining('View Channel'),
  });
  expect(discord.invalidRequests).toBe(0);
});
