/** One filled-in field as Slack sends it; which part is there depends on the kind of the element. */
export type FilledField = {
  readonly type: string;
  readonly value?: string | null;
  readonly selected_option?: { readonly value?: string } | null;
  readonly selected_options?: readonly { readonly value?: string }[];
  readonly selected_time?: string | null;
  readonly selected_conversation?: string | null;
};

/** What was filled in, by option; what was left empty is left out. */
export function readForm(
  values: Readonly<Record<string, Readonly<Record<string, FilledField>>>>,
): Record<string, string> {
  const filled = Object.entries(values).flatMap(([name, fields]): [string, string][] => {
    const value = Object.values(fields).map(filledValue)[0]?.trim();
    return value ? [[name, value]] : [];
  });
  return Object.fromEntries(filled);
}

function filledValue(field: FilledField): string | undefined {
  switch (field.type) {
    case 'multi_static_select':
      return (field.selected_options ?? []).map((one) => one.value ?? '').join(',');
    case 'timepicker':
      return field.selected_time ?? undefined;
    case 'conversations_select':
      return field.selected_conversation ?? undefined;
    case 'plain_text_input':
      return field.value ?? undefined;
    default:
      return field.selected_option?.value ?? undefined;
  }
}
