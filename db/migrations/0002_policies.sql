CREATE TABLE `guidance_entry` (
	`id` text PRIMARY KEY NOT NULL,
	`salt` text NOT NULL,
	`digest` text NOT NULL,
	`event_seq` integer NOT NULL,
	`guidance_id` text NOT NULL,
	`entry` text NOT NULL,
	`by` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`event_seq`) REFERENCES `event`(`seq`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `guidance_entry_guidance` ON `guidance_entry` (`guidance_id`);--> statement-breakpoint
CREATE TABLE `policy_adoption` (
	`id` text PRIMARY KEY NOT NULL,
	`salt` text NOT NULL,
	`digest` text NOT NULL,
	`event_seq` integer NOT NULL,
	`policy_id` text NOT NULL,
	`hash` text NOT NULL,
	`state` text NOT NULL,
	`reason` text NOT NULL,
	`by` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`event_seq`) REFERENCES `event`(`seq`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `policy_adoption_policy` ON `policy_adoption` (`policy_id`);--> statement-breakpoint
CREATE TABLE `policy_comparison` (
	`id` text PRIMARY KEY NOT NULL,
	`salt` text NOT NULL,
	`digest` text NOT NULL,
	`event_seq` integer NOT NULL,
	`policy_id` text NOT NULL,
	`hash` text NOT NULL,
	`note` text NOT NULL,
	`by` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`event_seq`) REFERENCES `event`(`seq`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `policy_comparison_policy` ON `policy_comparison` (`policy_id`);--> statement-breakpoint
CREATE TABLE `policy_file` (
	`id` text PRIMARY KEY NOT NULL,
	`salt` text NOT NULL,
	`digest` text NOT NULL,
	`event_seq` integer NOT NULL,
	`policy_id` text NOT NULL,
	`paper_id` text NOT NULL,
	`by` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`event_seq`) REFERENCES `event`(`seq`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`paper_id`) REFERENCES `paper`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `policy_file_policy` ON `policy_file` (`policy_id`);--> statement-breakpoint
CREATE TABLE `policy_page` (
	`id` text PRIMARY KEY NOT NULL,
	`salt` text NOT NULL,
	`digest` text NOT NULL,
	`event_seq` integer NOT NULL,
	`policy_id` text NOT NULL,
	`paper_id` text NOT NULL,
	`clause` text NOT NULL,
	`page` integer,
	`by` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`event_seq`) REFERENCES `event`(`seq`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`paper_id`) REFERENCES `paper`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `policy_page_policy` ON `policy_page` (`policy_id`);--> statement-breakpoint
CREATE TABLE `policy_version` (
	`id` text PRIMARY KEY NOT NULL,
	`salt` text NOT NULL,
	`digest` text NOT NULL,
	`event_seq` integer NOT NULL,
	`policy_id` text NOT NULL,
	`hash` text NOT NULL,
	`body` text NOT NULL,
	`original_name` text NOT NULL,
	`by` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`event_seq`) REFERENCES `event`(`seq`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `policy_version_policy` ON `policy_version` (`policy_id`);--> statement-breakpoint
CREATE TABLE `practice_entry` (
	`id` text PRIMARY KEY NOT NULL,
	`salt` text NOT NULL,
	`digest` text NOT NULL,
	`event_seq` integer NOT NULL,
	`code` text NOT NULL,
	`entry` text NOT NULL,
	`by` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`event_seq`) REFERENCES `event`(`seq`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `practice_entry_code` ON `practice_entry` (`code`);--> statement-breakpoint
CREATE TABLE `practice_list` (
	`id` text PRIMARY KEY NOT NULL,
	`salt` text NOT NULL,
	`digest` text NOT NULL,
	`event_seq` integer NOT NULL,
	`name` text NOT NULL,
	`sha256` text NOT NULL,
	`rows` text NOT NULL,
	`by` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`event_seq`) REFERENCES `event`(`seq`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `reading_choice` (
	`id` text PRIMARY KEY NOT NULL,
	`salt` text NOT NULL,
	`digest` text NOT NULL,
	`event_seq` integer NOT NULL,
	`policy_id` text NOT NULL,
	`reading` text NOT NULL,
	`option` text NOT NULL,
	`reason` text NOT NULL,
	`by` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`event_seq`) REFERENCES `event`(`seq`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `reading_choice_policy` ON `reading_choice` (`policy_id`);--> statement-breakpoint
DROP INDEX `assessment_application`;--> statement-breakpoint
ALTER TABLE `assessment` ADD `readings` text;--> statement-breakpoint
ALTER TABLE `assessment` ADD `job_id` text;--> statement-breakpoint
ALTER TABLE `assessment` ADD `basis` text;--> statement-breakpoint
CREATE INDEX `assessment_job` ON `assessment` (`job_id`);--> statement-breakpoint
CREATE INDEX `assessment_application` ON `assessment` (`application_id`,`event_seq`,`job_id`,`as_at`,`verdict`,`basis`);
--> statement-breakpoint
CREATE TRIGGER `policy_version_no_update` BEFORE UPDATE ON `policy_version`
BEGIN SELECT RAISE(ABORT, 'policy_version is append-only: a row cannot be changed'); END;
--> statement-breakpoint
CREATE TRIGGER `policy_version_no_delete` BEFORE DELETE ON `policy_version`
BEGIN SELECT RAISE(ABORT, 'policy_version is append-only: a row cannot be removed'); END;
--> statement-breakpoint
CREATE TRIGGER `policy_adoption_no_update` BEFORE UPDATE ON `policy_adoption`
BEGIN SELECT RAISE(ABORT, 'policy_adoption is append-only: a row cannot be changed'); END;
--> statement-breakpoint
CREATE TRIGGER `policy_adoption_no_delete` BEFORE DELETE ON `policy_adoption`
BEGIN SELECT RAISE(ABORT, 'policy_adoption is append-only: a row cannot be removed'); END;
--> statement-breakpoint
CREATE TRIGGER `reading_choice_no_update` BEFORE UPDATE ON `reading_choice`
BEGIN SELECT RAISE(ABORT, 'reading_choice is append-only: a row cannot be changed'); END;
--> statement-breakpoint
CREATE TRIGGER `reading_choice_no_delete` BEFORE DELETE ON `reading_choice`
BEGIN SELECT RAISE(ABORT, 'reading_choice is append-only: a row cannot be removed'); END;
--> statement-breakpoint
CREATE TRIGGER `policy_file_no_update` BEFORE UPDATE ON `policy_file`
BEGIN SELECT RAISE(ABORT, 'policy_file is append-only: a row cannot be changed'); END;
--> statement-breakpoint
CREATE TRIGGER `policy_file_no_delete` BEFORE DELETE ON `policy_file`
BEGIN SELECT RAISE(ABORT, 'policy_file is append-only: a row cannot be removed'); END;
--> statement-breakpoint
CREATE TRIGGER `policy_page_no_update` BEFORE UPDATE ON `policy_page`
BEGIN SELECT RAISE(ABORT, 'policy_page is append-only: a row cannot be changed'); END;
--> statement-breakpoint
CREATE TRIGGER `policy_page_no_delete` BEFORE DELETE ON `policy_page`
BEGIN SELECT RAISE(ABORT, 'policy_page is append-only: a row cannot be removed'); END;
--> statement-breakpoint
CREATE TRIGGER `policy_comparison_no_update` BEFORE UPDATE ON `policy_comparison`
BEGIN SELECT RAISE(ABORT, 'policy_comparison is append-only: a row cannot be changed'); END;
--> statement-breakpoint
CREATE TRIGGER `policy_comparison_no_delete` BEFORE DELETE ON `policy_comparison`
BEGIN SELECT RAISE(ABORT, 'policy_comparison is append-only: a row cannot be removed'); END;
--> statement-breakpoint
CREATE TRIGGER `guidance_entry_no_update` BEFORE UPDATE ON `guidance_entry`
BEGIN SELECT RAISE(ABORT, 'guidance_entry is append-only: a row cannot be changed'); END;
--> statement-breakpoint
CREATE TRIGGER `guidance_entry_no_delete` BEFORE DELETE ON `guidance_entry`
BEGIN SELECT RAISE(ABORT, 'guidance_entry is append-only: a row cannot be removed'); END;
--> statement-breakpoint
CREATE TRIGGER `practice_list_no_update` BEFORE UPDATE ON `practice_list`
BEGIN SELECT RAISE(ABORT, 'practice_list is append-only: a row cannot be changed'); END;
--> statement-breakpoint
CREATE TRIGGER `practice_list_no_delete` BEFORE DELETE ON `practice_list`
BEGIN SELECT RAISE(ABORT, 'practice_list is append-only: a row cannot be removed'); END;
--> statement-breakpoint
CREATE TRIGGER `practice_entry_no_update` BEFORE UPDATE ON `practice_entry`
BEGIN SELECT RAISE(ABORT, 'practice_entry is append-only: a row cannot be changed'); END;
--> statement-breakpoint
CREATE TRIGGER `practice_entry_no_delete` BEFORE DELETE ON `practice_entry`
BEGIN SELECT RAISE(ABORT, 'practice_entry is append-only: a row cannot be removed'); END;
