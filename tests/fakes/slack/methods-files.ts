import { more } from './judge-limits.ts';
import { type Method, writable } from './method.ts';
import { store } from './methods-chat.ts';
import { Refusal } from './refusal.ts';
import type { State } from './state.ts';
import { characters } from './values.ts';

/** files.*: the three steps of an upload (the second is `takeUpload`). */
export const fileMethods: { readonly [name: string]: Method } = {
  'files.getUploadURLExternal': {
    ...{ scope: 'files:write', needs: ['filename', 'length'], may: ['filename', 'length', 'alt_txt', 'snippet_type'] },
    run: ({ state, workspace, args, origin }) => {
      const length = Number(args.length);
      if (!Number.isInteger(length) || length <= 0) throw new Refusal('missing_argument');
      if (characters(String(args.alt_txt ?? '')) > more.altText) throw new Refusal('alt_txt_too_large');
      const file = {
        ...{ team: workspace.team, id: state.id('F'), name: String(args.filename), title: String(args.filename) },
        ...{ altText: String(args.alt_txt ?? ''), body: Buffer.alloc(0), shared: false, length, uploaded: false },
      };
      state.files.push(file);
      return { upload_url: `${origin}/upload/${file.id}`, file_id: file.id };
    },
  },
  'files.completeUploadExternal': {
    scope: 'files:write',
    needs: ['files'],
    may: ['files', 'channel_id', 'channels', 'thread_ts', 'initial_comment', 'blocks'],
    run: ({ state, workspace, args }) => {
      const asked = (Array.isArray(args.files) ? args.files : []) as {
        readonly id?: string;
        readonly title?: string;
      }[];
      if (asked.length === 0) throw new Refusal('invalid_arguments');
      const files = asked.map(({ id }) => state.files.find((one) => one.id === id && one.team === workspace.team));
      if (files.some((file) => !file?.uploaded)) throw new Refusal('file_not_found');
      const channel = args.channel_id === undefined ? undefined : writable(state, workspace, String(args.channel_id));
      if (channel && !channel.botIsMember) throw new Refusal('not_in_channel');
      for (const [index, file] of files.entries()) {
        if (!file) continue;
        Object.assign(file, {
          ...{ shared: channel !== undefined, title: asked[index]?.title ?? file.title },
          ...(channel ? { channel: channel.id } : {}),
          ...(args.thread_ts === undefined ? {} : { threadTs: String(args.thread_ts) }),
          ...(args.initial_comment === undefined ? {} : { comment: String(args.initial_comment) }),
        });
      }
      if (channel) {
        const shown = { text: args.initial_comment ?? '', thread_ts: args.thread_ts };
        store(state, workspace, channel, shown, 'file').files = asked.map(({ id }) => String(id));
      }
      state.touch();
      return { files: files.map((file) => ({ id: file?.id, title: file?.title })) };
    },
  },
};

/** The second step: the bytes come to the upload url, plain or as a form. Answers the HTTP status. */
export async function takeUpload(state: State, id: string, type: string, body: Buffer): Promise<number> {
  const file = state.files.find((one) => one.id === id);
  if (!file || file.uploaded) return 404;
  const bytes = type.startsWith('multipart/form-data') ? await firstFile(type, body) : body;
  if (bytes.length !== file.length) {
    state.fault('arguments', 'upload', `${bytes.length} bytes came, ${file.length} were announced`);
    return 400;
  }
  Object.assign(file, { body: bytes, uploaded: true });
  state.touch();
  return 200;
}

async function firstFile(type: string, body: Buffer): Promise<Buffer> {
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  for (const value of form.values()) if (value instanceof Blob) return Buffer.from(await value.arrayBuffer());
  return Buffer.alloc(0);
}
