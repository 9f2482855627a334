/** A meeting as recorded: people by name, votes by number. */
export interface MeetingFigures {
  readonly chair: string;
  /** 应到 */
  readonly entitled: number;
  /** 实到 */
  readonly present: readonly string[];
  /** 列席 */
  readonly nonVoting: readonly string[];
  /** 回避 */
  readonly recused: readonly { readonly name: string; readonly reason: string }[];
  readonly votesFor: number;
  readonly votesAgainst: number;
  readonly abstained: number;
}

/** The figures alone of a record that holds more. */
export function meetingFigures(meeting: MeetingFigures): MeetingFigures {
  const { chair, entitled, present, nonVoting, recused, votesFor, votesAgainst, abstained } =
    meeting;
  return { chair, entitled, present, nonVoting, recused, votesFor, votesAgainst, abstained };
}
