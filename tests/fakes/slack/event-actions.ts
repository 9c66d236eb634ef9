import type { Slack } from './contract.ts';
import { showMessage, store } from './methods-chat.ts';
import { showView } from './methods-views.ts';
import { snapshot } from './state.ts';
import { actorOf, type Ground } from './tell-app.ts';

/** What the app hears of because it happens: messages, the Home tab, and whatever event a test makes up. */
export function eventActions(ground: Ground): Pick<Slack, 'event' | 'say' | 'openHome'> {
  const { state } = ground;
  return {
    event: ground.event,
    async say({ channel: id, text, threadTs, ...who }) {
      const { workspace, user } = actorOf(state, who);
      const channel = id === user || id === `D${user}` ? state.direct(workspace, user) : state.channel(workspace, id);
      if (!channel) throw new Error(`${workspace.team} has no channel ${id}`);
      const said = { user, text, ...(threadTs === undefined ? {} : { thread_ts: threadTs }) };
      const message = store(state, workspace, channel, said, 'user');
      const mentioned = text.includes(`<@${workspace.botUser}>`) && channel.botIsMember;
      if (!channel.isDirect && !mentioned) return { message: snapshot(message), ack: undefined };
      const type = channel.isDirect ? { type: 'message', channel_type: 'im' } : { type: 'app_mention' };
      const told = { ...showMessage(workspace, message, false), channel: channel.id, event_ts: message.ts, ...type };
      const ack = await ground.event({ ...who, team: workspace.team, event: told });
      return { message: snapshot(message), ack };
    },
    async openHome(who = {}) {
      const { workspace, user } = actorOf(state, who);
      const view = state.views.find((one) => one.team === workspace.team && one.kind === 'home' && one.user === user);
      const event = {
        ...{ type: 'app_home_opened', user, channel: state.direct(workspace, user).id, tab: 'home' },
        ...{ event_ts: state.ts(), ...(view ? { view: showView(view) } : {}) },
      };
      return ground.event({ ...who, team: workspace.team, event });
    },
  };
}
