// A proof, verified by another implementation in another language: `jose` and Node's own SHA-256.
// Reads {proof, jwks} from standard input; prints what holds, or throws.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(pathToFileURL(`${process.env.NODE_FOLDER ?? process.cwd()}/`));
const jose = await import(pathToFileURL(require.resolve("jose")));

const sha256 = (...parts) => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const hold = (condition, what) => {
  if (!condition) throw new Error(`does not hold: ${what}`);
};
const byteOrder = (a, b) => (a < b ? -1 : a > b ? 1 : 0); // UTF-16 units, as RFC 8785 asks
const canonical = (value) => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const names = Object.keys(value).sort(byteOrder);
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(",")}}`;
};

const { proof, jwks } = JSON.parse(readFileSync(0, "utf8"));
const keys = jose.createLocalJWKSet(jwks);
const signed = async (token, typ) => {
  const made = await jose.compactVerify(token, keys, { algorithms: ["Ed25519"] });
  hold(made.protectedHeader.typ === typ, typ);
  const said = JSON.parse(new TextDecoder().decode(made.payload));
  hold(canonical(said) === new TextDecoder().decode(made.payload), `${typ} is canonical`);
  const key = jwks.keys.find((one) => one.kid === made.protectedHeader.kid);
  hold((await jose.calculateJwkThumbprint(key)) === key.kid, "the key's name is its thumbprint");
  return said;
};

const said = await signed(proof.receipt, "candor-receipt+json");
const head = await signed(proof.head, "candor-tree-head+json");

let { index, path } = proof.inclusion;
let last = head.size - 1;
let found = sha256(Buffer.from([0]), proof.receipt);
for (const hex of path) {
  const one = Buffer.from(hex, "hex");
  if (index % 2 === 1 || index === last) {
    found = sha256(Buffer.from([1]), one, found);
    while (index % 2 === 0 && index !== 0) [index, last] = [index >> 1, last >> 1];
  } else {
    found = sha256(Buffer.from([1]), found, one);
  }
  [index, last] = [index >> 1, last >> 1];
}
hold(last === 0 && found.toString("hex") === head.root, "inclusion");

for (const [name, rows] of Object.entries(proof.filed)) {
  const digest = said.what[name]?.sha256 ?? said.what[`${name}_sha256`];
  const text = typeof rows === "string" ? rows : canonical(rows);
  hold(sha256(text).toString("hex") === digest, name);
}
if (proof.previous) {
  hold(sha256(proof.previous).toString("hex") === said.previous.sha256, "previous");
}
if (proof.signature) {
  const what = { period: said.what.period, nil: said.what.nil };
  for (const name of ["figures", "batches"]) {
    what[name] = { count: said.what[name].count, sha256: said.what[name].sha256 };
  }
  const input = canonical({
    version: 1,
    kind: said.kind,
    platform: said.platform.uscc,
    object: said.object,
    signatory: said.signatory?.id ?? null,
    what,
  });
  const [header, , signature] = proof.signature.split(".");
  const own = jose.createLocalJWKSet({ keys: proof.platform_keys });
  const whole = `${header}.${Buffer.from(input).toString("base64url")}.${signature}`;
  await jose.compactVerify(whole, own, { algorithms: ["Ed25519", "ES256"] });
}
console.log(JSON.stringify({ receipt: said.id, size: head.size, filed: Object.keys(proof.filed) }));
