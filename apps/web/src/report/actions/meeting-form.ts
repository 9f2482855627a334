import type { UploadFile } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';

/** The meeting as it is typed. */
export interface MeetingForm {
  readonly heldOn: Dayjs;
  readonly title: string;
  readonly chair: string;
  readonly entitled: number;
  readonly present: string[];
  readonly nonVoting?: string[];
  readonly recused?: { readonly name: string; readonly reason: string }[];
  readonly votesFor: number;
  readonly votesAgainst: number;
  readonly abstained: number;
  readonly resolution: string;
  readonly minutes: UploadFile[];
}

/** A half-filled form read back from this tab: the date is a date again; the file has to be chosen anew. */
export function reviveMeeting({ heldOn, ...stored }: Partial<MeetingForm>): Partial<MeetingForm> {
  const kept = Object.fromEntries(
    Object.entries(stored).filter(([field]) => field !== 'minutes'),
  ) as Partial<MeetingForm>;
  // What comes back from JSON is null where a date was cleared, a text where it was not.
  return heldOn ? { ...kept, heldOn: dayjs(heldOn) } : kept;
}
