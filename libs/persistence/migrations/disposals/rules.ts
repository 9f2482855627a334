/** Stages in which a report has a publication under way, or out. */
const LIVE = `'preparing', 'initial_review', 'second_review', 'final_review', 'held', 'published'`;

/**
 * Why an entry may not be disposed of on a day; NULL: it may. One statement for the triggers, which ask it with the
 * database's own clock, and for the application, which shows its answers.
 */
const OBJECTION = `CREATE FUNCTION disposal_objection(of_bureau uuid, of_entry uuid, on_list uuid, on_day date)
  RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN f.entry_id IS NULL THEN 'not_numbered'
    WHEN f.kept_until IS NULL THEN 'permanent'
    WHEN f.kept_until > on_day THEN 'not_due'
    WHEN EXISTS (SELECT FROM archive_hold h WHERE h.bureau_id = of_bureau AND h.entry_id = of_entry
      AND h.lifted_at IS NULL) THEN 'held'
    WHEN EXISTS (SELECT FROM publication p WHERE p.bureau_id = of_bureau AND p.report_id = e.report_id
      AND p.stage IN (${LIVE})) THEN 'public'
    WHEN EXISTS (SELECT FROM disposal_item i
      JOIN disposal_list l ON l.bureau_id = i.bureau_id AND l.id = i.list_id
      WHERE i.bureau_id = of_bureau AND i.entry_id = of_entry AND i.list_id IS DISTINCT FROM on_list
        AND l.verdict IS DISTINCT FROM 'return') THEN 'listed'
  END
  FROM archive_entry e LEFT JOIN archive_filing f ON f.bureau_id = e.bureau_id AND f.entry_id = e.id
  WHERE e.bureau_id = of_bureau AND e.id = of_entry
  $$`;

const TODAY = `(now() AT TIME ZONE 'Asia/Shanghai')::date`;
const REFUSAL = `USING ERRCODE = 'restrict_violation'`;

export const DISPOSAL_RULES: readonly string[] = [
  OBJECTION,
  `COMMENT ON FUNCTION disposal_objection(uuid, uuid, uuid, date) IS 'Why the files of an entry may not be deleted on a day; null: they may'`,

  `CREATE FUNCTION check_disposal_verdict() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE objections text;
    BEGIN
      IF OLD.verdict IS NOT NULL AND (OLD.verdict, OLD.verdict_opinion, OLD.decided_by, OLD.decided_at)
          IS DISTINCT FROM (NEW.verdict, NEW.verdict_opinion, NEW.decided_by, NEW.decided_at) THEN
        RAISE EXCEPTION 'a decision on disposal is taken once and these values never change' ${REFUSAL};
      END IF;
      IF NEW.completed_at IS DISTINCT FROM OLD.completed_at AND (OLD.completed_at IS NOT NULL OR EXISTS (
          SELECT FROM disposal_item i
          WHERE i.bureau_id = NEW.bureau_id AND i.list_id = NEW.id AND i.destroyed_at IS NULL)) THEN
        RAISE EXCEPTION 'the list is completed once, after its last entry, and this never changes' ${REFUSAL};
      END IF;
      IF OLD.verdict IS NULL AND NEW.verdict = 'approve' THEN
        SELECT string_agg(i.number || ': ' || disposal_objection(i.bureau_id, i.entry_id, i.list_id, ${TODAY}), ', ')
          INTO objections FROM disposal_item i WHERE i.bureau_id = NEW.bureau_id AND i.list_id = NEW.id;
        IF objections IS NOT NULL THEN
          RAISE EXCEPTION 'disposal of % is refused', objections ${REFUSAL};
        END IF;
      END IF;
      RETURN NEW;
    END $$`,
  `CREATE TRIGGER disposal_list_decided BEFORE UPDATE ON disposal_list
    FOR EACH ROW EXECUTE FUNCTION check_disposal_verdict()`,

  `CREATE FUNCTION check_disposal_item() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
      of_list text;
      objection text;
    BEGIN
      SELECT coalesce(l.verdict, 'open') INTO of_list FROM disposal_list l
        WHERE l.bureau_id = NEW.bureau_id AND l.id = NEW.list_id;
      IF TG_OP = 'INSERT' THEN
        objection := disposal_objection(NEW.bureau_id, NEW.entry_id, NEW.list_id, ${TODAY});
        IF of_list <> 'open' OR objection IS NOT NULL OR num_nulls(NEW.begun_at, NEW.destroyed_at) < 2 THEN
          RAISE EXCEPTION 'listing % for disposal is refused: %', NEW.number, coalesce(objection, 'the list is decided') ${REFUSAL};
        END IF;
      ELSIF of_list <> 'approve' OR OLD.destroyed_at IS NOT NULL OR
          (OLD.begun_at IS NOT NULL AND OLD.begun_at IS DISTINCT FROM NEW.begun_at) THEN
        RAISE EXCEPTION 'deletion of % is refused: no approved list, or done already', OLD.number ${REFUSAL};
      END IF;
      RETURN NEW;
    END $$`,
  `CREATE TRIGGER disposal_item_due BEFORE INSERT OR UPDATE ON disposal_item
    FOR EACH ROW EXECUTE FUNCTION check_disposal_item()`,

  `CREATE FUNCTION refuse_disposed() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF EXISTS (SELECT FROM disposal_item i
          JOIN disposal_list l ON l.bureau_id = i.bureau_id AND l.id = i.list_id
          JOIN archive_entry e ON e.bureau_id = i.bureau_id AND e.id = i.entry_id
          WHERE l.bureau_id = NEW.bureau_id AND l.verdict = 'approve'
            AND to_jsonb(NEW) ->> TG_ARGV[0] = CASE TG_ARGV[0] WHEN 'entry_id' THEN e.id ELSE e.report_id END::text) THEN
        RAISE EXCEPTION 'INSERT of % is refused: disposal of the entry is approved', TG_TABLE_NAME ${REFUSAL};
      END IF;
      RETURN NEW;
    END $$`,
  `CREATE TRIGGER archive_hold_not_of_disposed BEFORE INSERT ON archive_hold
    FOR EACH ROW EXECUTE FUNCTION refuse_disposed('entry_id')`,
  `CREATE TRIGGER publication_not_of_disposed BEFORE INSERT ON publication
    FOR EACH ROW EXECUTE FUNCTION refuse_disposed('report_id')`,
];
