import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

/** A certificate and its key as PEM, made up for a test. */
export type Certificate = {
  readonly cert: string;
  readonly key: string;
  readonly name: string;
  readonly signer: KeyObject;
};

const DAY_MS = 86_400_000;
const OID = {
  commonName: [0x55, 0x04, 0x03],
  basicConstraints: [0x55, 0x1d, 0x13],
  subjectAltName: [0x55, 0x1d, 0x11],
  ecdsaWithSha256: [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02],
};

/**
 * An X.509 certificate (RFC 5280) in as few bytes as TLS takes: P-256, good for the IPv4 address or the name `of`, from
 * a day ago until `daysLeft` from now; signed by `by`, or by itself.
 */
export function makeCertificate(options: {
  readonly of: string;
  readonly by?: Certificate;
  readonly isIssuer?: boolean;
  readonly daysLeft?: number;
}): Certificate {
  const { of, by, isIssuer = false, daysLeft = 30 } = options;
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = by ? of : `${of} itself`;
  const algorithm = sequence(oid(OID.ecdsaWithSha256));
  const from = Math.min(0, daysLeft) * DAY_MS - DAY_MS;
  const content = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))), // version 3
    der(0x02, Buffer.from([1 + Math.floor(Math.random() * 120)])),
    algorithm,
    nameOf(by?.name ?? name),
    sequence(time(Date.now() + from), time(Date.now() + daysLeft * DAY_MS)),
    nameOf(name),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(isIssuer ? issuerMark() : alternativeName(of))),
  );
  const signature = sign('sha256', content, by?.signer ?? privateKey);
  const whole = sequence(content, algorithm, der(0x03, Buffer.from([0]), signature));
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${whole.toString('base64')}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    name,
    signer: privateKey,
  };
}

function nameOf(text: string): Buffer {
  return sequence(der(0x31, sequence(oid(OID.commonName), der(0x0c, Buffer.from(text)))));
}

function alternativeName(of: string): Buffer {
  const isAddress = /^[\d.]+$/.test(of);
  const value = isAddress ? der(0x87, Buffer.from(of.split('.').map(Number))) : der(0x82, Buffer.from(of));
  return sequence(oid(OID.subjectAltName), der(0x04, sequence(value)));
}

function issuerMark(): Buffer {
  const isTrue = der(0x01, Buffer.from([0xff]));
  return sequence(oid(OID.basicConstraints), isTrue, der(0x04, sequence(isTrue)));
}

function time(ms: number): Buffer {
  return der(0x18, Buffer.from(`${new Date(ms).toISOString().replace(/[-:T]|\.\d+/g, '')}`));
}

function oid(bytes: readonly number[]): Buffer {
  return der(0x06, Buffer.from(bytes));
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return der(0x30, ...parts);
}

/** Tag, length, content. */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}
