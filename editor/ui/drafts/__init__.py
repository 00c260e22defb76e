"""The open draft and the list of drafts. head_controller"""
