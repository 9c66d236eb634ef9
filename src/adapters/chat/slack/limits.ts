/**
 * What Slack takes at most, in characters (UTF-16) or pieces. Without a remark: docs.slack.dev/reference/block-kit
 * (blocks, block-elements, composition-objects) and docs.slack.dev/reference/methods.
 */
export const LIMITS = {
  blocksOfMessage: 50,
  blocksOfView: 100,
  // undocumented: msg_blocks_too_long came near 13,200 (slackapi/bolt-js#2509), so a quarter stays free
  textOfAllBlocks: 10_000,
  textOfPost: 12_000, // truncated above 40,000; the blocks' words with their marks
  textOfEdit: 4_000, // chat.update: msg_too_long
  plainText: 3_000, // text of a section or a context element
  header: 150,
  actionsElements: 25,
  buttonLabel: 75,
  buttonValue: 2_000,
  actionId: 255,
  optionText: 75,
  optionValue: 150,
  optionsOfSelect: 100,
  inputLabel: 2_000,
  inputText: 3_000, // initial value of a plain_text_input
  placeholder: 150,
  viewTitle: 24,
  privateMetadata: 3_000,
  url: 3_000,
  imageAlt: 2_000,
  fileAlt: 1_000, // alt_txt_too_large of files.getUploadURLExternal
  tableRows: 100, // with the head; data_table takes 201, table 100
  tableColumns: 20,
  historyPage: 15, // conversations.history of apps that are sold outside of the Marketplace
} as const;

export const CALL_TIMEOUT_MS = 10_000; // a delivery's lease is 30 s
