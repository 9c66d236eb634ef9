/**
 * What Discord takes at most, in characters (UTF-16) or pieces: docs.discord.com, "Message resource", "Component
 * reference" and "Application commands".
 */
export const LIMITS = {
  componentsOfMessage: 40, // all of them, those inside of others too
  textOfMessage: 4_000, // of all text displays of a message together
  embeds: 10,
  embedText: 4_096, // the description of one embed
  textOfAllEmbeds: 6_000,
  rowsBesideEmbeds: 5,
  buttonsOfRow: 5,
  buttonLabel: 80,
  customId: 100,
  altText: 1_024,
  optionsOfCommand: 25,
  choices: 25,
  choice: 100, // the name and the value of a choice
  description: 100, // of a command and of an option
  commandName: 32,
  modalTitle: 45,
  modalFields: 5,
  fieldLabel: 45,
  fieldText: 4_000,
  placeholder: 100,
  historyPage: 100,
} as const;

export const CALL_TIMEOUT_MS = 10_000; // a delivery's lease is 30 s
