import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';

export type Sealer = {
  readonly seal: (text: string, workspace: string) => string;
  /** Undefined where it was sealed with another key, for another workspace, or was changed. */
  readonly open: (sealed: string, workspace: string) => string | undefined;
};

/**
 * Encrypts what the store keeps of a workspace: AES-256-GCM with a nonce of its own each time, under a key that scrypt
 * makes of the configured one; the workspace is authenticated too, so that no row works in another's place.
 */
export function openSealer(encryptionKey: string): Sealer {
  const key = scryptSync(encryptionKey, SALT, 32); // 50 ms, once
  return {
    seal(text, workspace) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      cipher.setAAD(Buffer.from(workspace));
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return `${VERSION}.${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')}`;
    },
    open(sealed, workspace) {
      const [version, text = ''] = sealed.split('.', 2);
      const bytes = Buffer.from(text, 'base64url');
      if (version !== VERSION || bytes.length < NONCE_BYTES + TAG_BYTES) return undefined;
      try {
        const cipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES));
        cipher.setAAD(Buffer.from(workspace));
        cipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
        return Buffer.concat([cipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), cipher.final()]).toString('utf8');
      } catch {
        return undefined;
      }
    },
  };
}

// The key comes from the configuration, one for all rows, so the salt only has to differ from other programs'.
const SALT = 'onrecord/slack/installations';
const VERSION = 'v1';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
