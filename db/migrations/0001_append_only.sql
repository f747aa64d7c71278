-- Append-only: what is recorded is not changed. recursive_triggers is on, or REPLACE would slip past these.
-- A row goes only when a disposal names it; verify looks for the event behind that disposal.
CREATE TRIGGER `person_detail_no_update` BEFORE UPDATE ON `person_detail`
BEGIN SELECT RAISE(ABORT, 'person_detail is append-only: a row cannot be changed'); END;
--> statement-breakpoint
CREATE TRIGGER `person_detail_no_delete` BEFORE DELETE ON `person_detail`
BEGIN SELECT RAISE(ABORT, 'person_detail is append-only: a row cannot be removed'); END;
--> statement-breakpoint
CREATE TRIGGER `patient_identity_no_update` BEFORE UPDATE ON `patient_identity`
BEGIN SELECT RAISE(ABORT, 'patient_identity is append-only: a row cannot be changed'); END;
--> statement-breakpoint
CREATE TRIGGER `patient_identity_no_delete` BEFORE DELETE ON `patient_identity`
WHEN NOT EXISTS (SELECT 1 FROM `disposal` WHERE `table_name` = 'patient_identity' AND `row_id` = OLD.`id`)
BEGIN SELECT RAISE(ABORT, 'patient_identity is append-only: a row cannot be removed without a disposal'); END;
--> statement-breakpoint
CREATE TRIGGER `paper_no_update` BEFORE UPDATE ON `paper`
BEGIN SELECT RAISE(ABORT, 'paper is append-only: a row cannot be changed'); END;
--> statement-breakpoint
CREATE TRIGGER `paper_no_delete` BEFORE DELETE ON `paper`
WHEN NOT EXISTS (SELECT 1 FROM `disposal` WHERE `table_name` = 'paper' AND `row_id` = OLD.`id`)
BEGIN SELECT RAISE(ABORT, 'paper is append-only: a row cannot be removed without a disposal'); END;
--> statement-breakpoint
CREATE TRIGGER `paper_reading_no_update` BEFORE UPDATE ON `paper_reading`
BEGIN SELECT RAISE(ABORT, 'paper_reading is append-only: a row cannot be changed'); END;
--> statement-breakpoint
CREATE TRIGGER `paper_reading_no_delete` BEFORE DELETE ON `paper_reading`
WHEN NOT EXISTS (SELECT 1 FROM `disposal` WHERE `table_name` = 'paper_reading' AND `row_id` = OLD.`id`)
BEGIN SELECT RAISE(ABORT, 'paper_reading is append-only: a row cannot be removed without a disposal'); END;
--> statement-breakpoint
CREATE TRIGGER `candidate_fact_no_update` BEFORE UPDATE ON `candidate_fact`
BEGIN SELECT RAISE(ABORT, 'candidate_fact is append-only: a row cannot be changed'); END;
--> statement-breakpoint
CREATE TRIGGER `candidate_fact_no_delete` BEFORE DELETE ON `candidate_fact`
WHEN NOT EXISTS (SELECT 1 FROM `disposal` WHERE `table_name` = 'candidate_fact' AND `row_id` = OLD.`id`)
BEGIN SELECT RAISE(ABORT, 'candidate_fact is append-only: a row cannot be removed without a disposal'); END;
--> statement-breakpoint
CREATE TRIGGER `application_paper_no_update` BEFORE UPDATE ON `application_paper`
BEGIN SELECT RAISE(ABORT, 'application_paper is append-only: a row cannot be changed'); END;
--> statement-breakpoint
CREATE TRIGGER `application_paper_no_delete` BEFORE DELETE ON `application_paper`
WHEN NOT EXISTS (SELECT 1 FROM `disposal` WHERE `table_name` = 'application_paper' AND `row_id` = OLD.`id`)
BEGIN SELECT RAISE(ABORT, 'application_paper is append-only: a row cannot be removed without a disposal'); END;
--> statement-breakpoint
CREATE TRIGGER `intake_no_update` BEFORE UPDATE ON `intake`
BEGIN SELECT RAISE(ABORT, 'intake is append-only: a row cannot be changed'); END;
--> statement-breakpoint
CREATE TRIGGER `intake_no_delete` BEFORE DELETE ON `intake`
WHEN NOT EXISTS (SELECT 1 FROM `disposal` WHERE `table_name` = 'intake' AND `row_id` = OLD.`id`)
BEGIN SELECT RAISE(ABORT, 'intake is append-only: a row cannot be removed without a disposal'); END;
--> statement-breakpoint
CREATE TRIGGER `intake_step_no_update` BEFORE UPDATE ON `intake_step`
BEGIN SELECT RAISE(ABORT, 'intake_step is append-only: a row cannot be changed'); END;
--> statement-breakpoint
CREATE TRIGGER `intake_step_no_delete` BEFORE DELETE ON `intake_step`
WHEN NOT EXISTS (SELECT 1 FROM `disposal` WHERE `table_name` = 'intake_step' AND `row_id` = OLD.`id`)
BEGIN SELECT RAISE(ABORT, 'intake_step is append-only: a row cannot be removed without a disposal'); END;
--> statement-breakpoint
CREATE TRIGGER `confirmation_no_update` BEFORE UPDATE ON `confirmation`
BEGIN SELECT RAISE(ABORT, 'confirmation is append-only: a row cannot be changed'); END;
--> statement-breakpoint
CREATE TRIGGER `confirmation_no_delete` BEFORE DELETE ON `confirmation`
WHEN NOT EXISTS (SELECT 1 FROM `disposal` WHERE `table_name` = 'confirmation' AND `row_id` = OLD.`id`)
BEGIN SELECT RAISE(ABORT, 'confirmation is append-only: a row cannot be removed without a disposal'); END;
--> statement-breakpoint
CREATE TRIGGER `argument_no_update` BEFORE UPDATE ON `argument`
BEGIN SELECT RAISE(ABORT, 'argument is append-only: a row cannot be changed'); END;
--> statement-breakpoint
CREATE TRIGGER `argument_no_delete` BEFORE DELETE ON `argument`
WHEN NOT EXISTS (SELECT 1 FROM `disposal` WHERE `table_name` = 'argument' AND `row_id` = OLD.`id`)
BEGIN SELECT RAISE(ABORT, 'argument is append-only: a row cannot be removed without a disposal'); END;
--> statement-breakpoint
CREATE TRIGGER `assessment_no_update` BEFORE UPDATE ON `assessment`
BEGIN SELECT RAISE(ABORT, 'assessment is append-only: a row cannot be changed'); END;
--> statement-breakpoint
CREATE TRIGGER `assessment_no_delete` BEFORE DELETE ON `assessment`
WHEN NOT EXISTS (SELECT 1 FROM `disposal` WHERE `table_name` = 'assessment' AND `row_id` = OLD.`id`)
BEGIN SELECT RAISE(ABORT, 'assessment is append-only: a row cannot be removed without a disposal'); END;
--> statement-breakpoint
CREATE TRIGGER `letter_no_update` BEFORE UPDATE ON `letter`
BEGIN SELECT RAISE(ABORT, 'letter is append-only: a row cannot be changed'); END;
--> statement-breakpoint
CREATE TRIGGER `letter_no_delete` BEFORE DELETE ON `letter`
WHEN NOT EXISTS (SELECT 1 FROM `disposal` WHERE `table_name` = 'letter' AND `row_id` = OLD.`id`)
BEGIN SELECT RAISE(ABORT, 'letter is append-only: a row cannot be removed without a disposal'); END;
--> statement-breakpoint
CREATE TRIGGER `letter_version_no_update` BEFORE UPDATE ON `letter_version`
BEGIN SELECT RAISE(ABORT, 'letter_version is append-only: a row cannot be changed'); END;
--> statement-breakpoint
CREATE TRIGGER `letter_version_no_delete` BEFORE DELETE ON `letter_version`
WHEN NOT EXISTS (SELECT 1 FROM `disposal` WHERE `table_name` = 'letter_version' AND `row_id` = OLD.`id`)
BEGIN SELECT RAISE(ABORT, 'letter_version is append-only: a row cannot be removed without a disposal'); END;
--> statement-breakpoint
CREATE TRIGGER `setting_no_update` BEFORE UPDATE ON `setting`
BEGIN SELECT RAISE(ABORT, 'setting is append-only: a row cannot be changed'); END;
--> statement-breakpoint
CREATE TRIGGER `setting_no_delete` BEFORE DELETE ON `setting`
BEGIN SELECT RAISE(ABORT, 'setting is append-only: a row cannot be removed'); END;
--> statement-breakpoint
CREATE TRIGGER `disposal_no_update` BEFORE UPDATE ON `disposal`
BEGIN SELECT RAISE(ABORT, 'disposal is append-only: a row cannot be changed'); END;
--> statement-breakpoint
CREATE TRIGGER `disposal_no_delete` BEFORE DELETE ON `disposal`
BEGIN SELECT RAISE(ABORT, 'disposal is append-only: a row cannot be removed'); END;
--> statement-breakpoint
CREATE TRIGGER `paper_chunk_no_update` BEFORE UPDATE ON `paper_chunk`
BEGIN SELECT RAISE(ABORT, 'paper_chunk is append-only: a row cannot be changed'); END;
--> statement-breakpoint
CREATE TRIGGER `paper_chunk_no_delete` BEFORE DELETE ON `paper_chunk`
WHEN NOT EXISTS (SELECT 1 FROM `disposal` WHERE `table_name` = 'paper' AND `row_id` = OLD.`paper_id`)
BEGIN SELECT RAISE(ABORT, 'paper_chunk is append-only: a row cannot be removed without a disposal'); END;
--> statement-breakpoint
CREATE TRIGGER `person_no_update` BEFORE UPDATE ON `person`
BEGIN SELECT RAISE(ABORT, 'person is append-only: a row cannot be changed'); END;
--> statement-breakpoint
CREATE TRIGGER `person_no_delete` BEFORE DELETE ON `person`
BEGIN SELECT RAISE(ABORT, 'person is append-only: a row cannot be removed'); END;
--> statement-breakpoint
CREATE TRIGGER `event_no_update` BEFORE UPDATE ON `event`
WHEN NOT (NEW.`body` IS NULL AND NEW.`body_salt` IS NULL AND NEW.`seq` IS OLD.`seq` AND NEW.`application_id` IS OLD.`application_id` AND NEW.`application_seq` IS OLD.`application_seq` AND NEW.`type` IS OLD.`type` AND NEW.`version` IS OLD.`version` AND NEW.`body_digest` IS OLD.`body_digest` AND NEW.`actor` IS OLD.`actor` AND NEW.`at` IS OLD.`at` AND NEW.`prev_hash` IS OLD.`prev_hash` AND NEW.`hash` IS OLD.`hash`
  AND EXISTS (SELECT 1 FROM `disposal` WHERE `table_name` = 'event' AND `row_id` = CAST(OLD.`seq` AS TEXT)))
BEGIN SELECT RAISE(ABORT, 'event is append-only: an event cannot be changed'); END;
--> statement-breakpoint
CREATE TRIGGER `event_no_delete` BEFORE DELETE ON `event`
BEGIN SELECT RAISE(ABORT, 'event is append-only: an event cannot be removed'); END;
--> statement-breakpoint
CREATE TRIGGER `event_in_order` BEFORE INSERT ON `event`
WHEN NEW.`seq` IS NOT (SELECT coalesce(max(`seq`), 0) + 1 FROM `event`) OR NEW.`body` IS NULL OR NEW.`body_salt` IS NULL
BEGIN SELECT RAISE(ABORT, 'event is append-only: the next event has the next number and a body'); END;
--> statement-breakpoint
CREATE TRIGGER `chain_head_no_delete` BEFORE DELETE ON `chain_head`
BEGIN SELECT RAISE(ABORT, 'the head of the chain cannot be removed'); END;
--> statement-breakpoint
CREATE TRIGGER `application_no_delete` BEFORE DELETE ON `application`
BEGIN SELECT RAISE(ABORT, 'a case cannot be removed'); END;
